package dev.headgate.projector.projection;

import dev.headgate.event.AggregateId;
import dev.headgate.event.Envelope;
import java.time.Instant;
import java.util.UUID;

/// What every row has.
///
/// @param deleted hidden by the views; the row stays, so that a rewind cannot resurrect it
public record RowHead(
    AggregateId aggregate, long version, UUID lastEventId, Instant lastUpdatedAt, boolean deleted) {

  static RowHead of(Envelope envelope) {
    return new RowHead(
        envelope.aggregate(),
        envelope.aggregateVersion(),
        envelope.identity().eventId(),
        envelope.identity().occurredAt(),
        false);
  }

  /// The head after an event without effect: the row is as new as that, and as it was.
  public RowHead passedOver(long newVersion, UUID eventId) {
    return new RowHead(aggregate, newVersion, eventId, lastUpdatedAt, deleted);
  }

  RowHead gone() {
    return new RowHead(aggregate, version, lastEventId, lastUpdatedAt, true);
  }
}
