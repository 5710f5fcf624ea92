package dev.headgate.verification.evidence;

import java.time.Instant;
import java.util.UUID;

/// Events whose id lies from one id to below another. Ids begin with their millisecond, so this is
/// a span of time, too, and one that every side has an index or a timestamp for.
public record IdRange(UUID from, UUID below) {

  private static final UUID LAST = new UUID(-1, -1);
  private static final int BITS_AFTER_TIME = 16;
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z"); // for servers

  /// All events from an instant on.
  public static IdRange since(Instant instant) {
    return new IdRange(firstOf(instant), LAST);
  }

  /// The lowest id an event of that millisecond can have.
  private static UUID firstOf(Instant instant) {
    long millis = Math.max(0, instant.toEpochMilli());
    return new UUID(millis << BITS_AFTER_TIME, 0);
  }

  public IdRange startingAt(UUID id) {
    return new IdRange(id, below);
  }

  public IdRange endingBelow(UUID id) {
    return new IdRange(from, id);
  }

  public boolean isOpen() {
    return below.equals(LAST);
  }

  public boolean contains(UUID id) {
    return compare(from, id) <= 0 && isAhead(id);
  }

  /// Whether the id is before the end, though perhaps before the beginning, too.
  public boolean isAhead(UUID id) {
    return compare(id, below) < 0;
  }

  /// No event in the range is older.
  public Instant begins() {
    return timeOf(from);
  }

  /// No event in the range is of this millisecond or later, but for those beside the last id.
  public Instant ends() {
    return isOpen() ? END_OF_TIME : timeOf(below).plusMillis(1);
  }

  public static Instant timeOf(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> BITS_AFTER_TIME);
  }

  // UUID.compareTo is signed; a database compares bytes.
  private static int compare(UUID one, UUID other) {
    int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
  }
}
