package dev.headgate.event;

import java.time.Instant;
import java.util.UUID;

/// What tells one event from all others.
///
/// @param eventId UUIDv7; consumers deduplicate by it
/// @param eventNumber in allocation order, not commit order: no cursor and no gap detector
/// @param occurredAt the millisecond of `eventId`
public record Identity(UUID eventId, long eventNumber, Instant occurredAt) {

  /// Of an event whose id tells its time, as RFC 9562 (5.7) lays it out.
  public static Identity of(UUID eventId, long eventNumber) {
    long milliseconds = eventId.getMostSignificantBits() >>> 16;
    return new Identity(eventId, eventNumber, Instant.ofEpochMilli(milliseconds));
  }

  public Identity {
    if (eventNumber < 1) {
      throw new IllegalArgumentException("event number %d is below 1".formatted(eventNumber));
    }
    if (!occurredAt.equals(WireTime.cut(occurredAt))) {
      throw new IllegalArgumentException(
          "occurred at %s, which is finer than a millisecond".formatted(occurredAt));
    }
  }
}
