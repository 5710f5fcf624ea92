/// What operators have decided about events that cannot be applied.
///
/// Owns how orders are read from the control topic, where they are kept for ever. May not know how
/// the projector obeys them, only what they mean for a fold.
@NullMarked
package dev.headgate.verification.letter;

import org.jspecify.annotations.NullMarked;
