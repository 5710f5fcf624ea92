/// What the read model should show, from the events alone.
///
/// Owns a fold over plain JSON that shares no code with the projector's, so that one mistake cannot
/// hide in both. Pure.
@NullMarked
package dev.headgate.verification.fold;

import org.jspecify.annotations.NullMarked;
