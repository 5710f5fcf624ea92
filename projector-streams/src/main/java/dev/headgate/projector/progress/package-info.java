/// Whether reading goes on. Owns the rule by which a part of the projector is stalled; may not know
/// what is read. Guarantees that a part with nothing to do is never called stalled.
@NullMarked
package dev.headgate.projector.progress;

import org.jspecify.annotations.NullMarked;
