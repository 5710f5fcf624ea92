package dev.headgate.projector.letter;

import dev.headgate.event.AggregateId;
import dev.headgate.event.Envelope;
import java.util.UUID;

/// Which event a letter is about, by its envelope.
///
/// @param eventType with its schema's version, e.g. `UserUpserted.v1`
public record Subject(AggregateId aggregate, UUID eventId, long version, String eventType) {

  public static Subject of(Envelope envelope) {
    return new Subject(
        envelope.aggregate(),
        envelope.identity().eventId(),
        envelope.aggregateVersion(),
        envelope.type().toString());
  }
}
