/// Y: how far the log is on the topics, kept in the Kafka transaction that put it there.
///
/// Owns the position's form and its topic. May not know Debezium.
@NullMarked
package dev.headgate.relay.position;

import org.jspecify.annotations.NullMarked;
