package dev.headgate.relay.slot;

import java.util.Locale;

/// A position in the write-ahead log; prints as Postgres does, `16/3002D50`.
public record Lsn(long value) implements Comparable<Lsn> {

  /// Parses Postgres' form.
  public static Lsn parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 1) {
      throw new IllegalArgumentException("'" + text + "' is no LSN");
    }
    return new Lsn(
        (Long.parseUnsignedLong(text.substring(0, slash), 16) << 32)
            | Long.parseUnsignedLong(text.substring(slash + 1), 16));
  }

  @Override
  public int compareTo(Lsn other) {
    return Long.compareUnsigned(value, other.value);
  }

  @Override
  public String toString() {
    return "%X/%X".formatted(value >>> 32, value & 0xFFFF_FFFFL).toUpperCase(Locale.ROOT);
  }
}
