/// The named reasons for which the projector ends. Owns its exit codes; may not know anything else.
/// Guarantees stable names.
@NullMarked
package dev.headgate.projector.failure;

import org.jspecify.annotations.NullMarked;
