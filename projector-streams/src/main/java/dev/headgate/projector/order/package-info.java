/// What is ordered about dead letters, by operators and by the sinks. Owns the records of the
/// control topic; may not know how orders are obeyed. Guarantees that an order once sent is kept.
@NullMarked
package dev.headgate.projector.order;

import org.jspecify.annotations.NullMarked;
