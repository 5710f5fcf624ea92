package dev.headgate.relay.transaction;

import dev.headgate.event.Envelope;
import dev.headgate.relay.slot.Lsn;
import java.time.Instant;

/// What the decoder says, in the order of the log.
public sealed interface Change {

  /// A transaction's changes follow.
  record Begin(String transaction) implements Change {}

  /// A row of the outbox.
  record Row(Envelope event) implements Change {}

  /// A heartbeat's message.
  ///
  /// @param publishedBelow every transaction below this id was decoded before
  record Heartbeat(long publishedBelow) implements Change {}

  /// The transaction is complete.
  ///
  /// @param count rows and messages in it
  record End(String transaction, long count, Lsn lsn, Instant committedAt) implements Change {}
}
