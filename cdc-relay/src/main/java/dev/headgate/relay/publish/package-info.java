/// Whole transactions and their position into one Kafka transaction.
///
/// Owns the producer, the routing and the records' form. Guarantees that the position is promoted
/// after the commit, never before.
@NullMarked
package dev.headgate.relay.publish;

import org.jspecify.annotations.NullMarked;
