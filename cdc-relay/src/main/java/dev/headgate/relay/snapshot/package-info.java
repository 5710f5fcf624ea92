/// The event log as a table at one exact place of the write-ahead log.
///
/// Owns the reading of the outbox's rows for repairs, and the temporary table that topics are
/// compared with it in. Reads all tenants, and fails rather than see some. May not know Kafka.
@NullMarked
package dev.headgate.relay.snapshot;

import org.jspecify.annotations.NullMarked;
