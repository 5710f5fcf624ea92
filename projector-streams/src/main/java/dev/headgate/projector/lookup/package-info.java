/// Answers questions about the read model. Owns the statements behind `GET /v1/…` and the waiting
/// for a version; may not know HTTP or how rows came about. Guarantees that an answer is the row
/// the public view has, and that no question waits without end.
@NullMarked
package dev.headgate.projector.lookup;

import org.jspecify.annotations.NullMarked;
