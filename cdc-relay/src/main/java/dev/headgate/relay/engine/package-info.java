/// The embedded Debezium engine, and the offset it is told.
///
/// The only package that knows how Debezium is set up. Guarantees that the engine never sees a
/// position whose Kafka transaction has not committed.
@NullMarked
package dev.headgate.relay.engine;

import org.jspecify.annotations.NullMarked;
