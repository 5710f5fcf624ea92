/// States made from events, for heads that do not know theirs.
///
/// Owns when a state is folded anew, and where the result is kept. May not know what a command is.
/// Guarantees that a part of a history is never taken for the whole.
@NullMarked
package dev.headgate.command.refold;

import org.jspecify.annotations.NullMarked;
