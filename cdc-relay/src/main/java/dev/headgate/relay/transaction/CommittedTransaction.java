package dev.headgate.relay.transaction;

import dev.headgate.event.Envelope;
import dev.headgate.relay.slot.Lsn;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/// One whole database transaction.
///
/// @param id of the transaction in the log, as Postgres counts them
/// @param end LSN of its END
/// @param publishedBelow set when it was a heartbeat
public record CommittedTransaction(
    String id, Lsn end, Instant committedAt, List<Envelope> events, OptionalLong publishedBelow) {

  public CommittedTransaction {
    events = List.copyOf(events);
  }
}
