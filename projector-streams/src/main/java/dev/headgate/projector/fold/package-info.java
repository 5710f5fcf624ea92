/// Folds events into rows with Kafka Streams, exactly once. Owns the topology; may not know the
/// read database. Guarantees that rows, dead letters and what is kept of them change together, each
/// event once.
@NullMarked
package dev.headgate.projector.fold;

import org.jspecify.annotations.NullMarked;
