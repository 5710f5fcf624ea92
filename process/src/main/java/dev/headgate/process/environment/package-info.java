/// Configuration from environment variables.
///
/// Owns reading them with their types and finding what nobody reads. May not know what they mean.
/// Guarantees that all mistakes are told at once, and that a misspelt key does not pass for an
/// absent one.
@NullMarked
package dev.headgate.process.environment;

import org.jspecify.annotations.NullMarked;
