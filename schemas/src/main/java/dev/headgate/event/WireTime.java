package dev.headgate.event;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Times as they travel: RFC 3339 in UTC with exactly three decimals, `2026-11-21T04:30:00.000Z`.
public final class WireTime {

  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private WireTime() {}

  public static String format(Instant time) {
    return MILLISECONDS.format(time);
  }

  /// Reads any ISO-8601 instant.
  ///
  /// @throws java.time.format.DateTimeParseException when it is none
  public static Instant parse(String text) {
    return Instant.parse(text);
  }

  /// The millisecond the time falls in. Finer parts would not survive the way and make an event
  /// differ from its own copy.
  public static Instant cut(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  static @Nullable Instant cutNullable(@Nullable Instant time) {
    return time == null ? null : cut(time);
  }
}
