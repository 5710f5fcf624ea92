/// How a verification is told: to a person, and as JSON to a program.
///
/// Owns both forms; names in the JSON are a contract. Finds nothing itself.
@NullMarked
package dev.headgate.cli.verification;

import org.jspecify.annotations.NullMarked;
