/// The named reasons for which the projector ends. Owns its exit codes, and by which of them a
/// question ends that the broker does not answer; may not know anything else. Guarantees stable
/// names.
@NullMarked
package dev.headgate.projector.failure;

import org.jspecify.annotations.NullMarked;
