/// Folds events into rows with Kafka Streams, exactly once. Owns the topology; may not know the
/// read database. Guarantees that a gap, a fork or poison is never applied.
@NullMarked
package dev.headgate.projector.fold;

import org.jspecify.annotations.NullMarked;
