/// What named processors have done with events, and what is left for them. Owns the rows, their
/// legal changes and the marks that keep the question for the rest cheap; may not know what an
/// event means.
@NullMarked
package dev.headgate.command.processing;

import org.jspecify.annotations.NullMarked;
