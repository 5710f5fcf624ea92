package dev.headgate.event;

/// An event as it travels: who it is, whose it is, in which order, and its payload byte for byte.
/// Any event has one, also those whose type has no Java record.
///
/// @param aggregateVersion 1, 2, 3… dense per aggregate: the order that is promised
public record Envelope(
    Identity identity,
    AggregateId aggregate,
    long aggregateVersion,
    EventType type,
    Payload payload,
    Context context) {

  public Envelope {
    if (aggregateVersion < 1) {
      throw new IllegalArgumentException(
          "aggregate version %d is below 1".formatted(aggregateVersion));
    }
  }
}
