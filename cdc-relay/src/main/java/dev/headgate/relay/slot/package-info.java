/// What the command database's server says of itself and of the replication slot.
///
/// Reads only. May not know Kafka.
@NullMarked
package dev.headgate.relay.slot;

import org.jspecify.annotations.NullMarked;
