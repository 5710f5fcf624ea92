package dev.headgate.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Times as they travel: RFC 3339 in UTC with exactly three decimals, `2026-11-21T04:30:00.000Z`.
public final class WireTime {

  private static final String SHAPE = "0000-00-00T00:00:00.000Z"; // 0 stands for any digit
  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private WireTime() {}

  public static String format(Instant time) {
    return MILLISECONDS.format(time);
  }

  /// Reads any ISO-8601 instant.
  ///
  /// Ours are read without a formatter, since every record has several; what is not quite like ours
  /// is left to it.
  ///
  /// @throws java.time.format.DateTimeParseException when it is none
  public static Instant parse(String text) {
    if (!isLikeOurs(text)) {
      return Instant.parse(text);
    }
    try {
      LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
      LocalTime time =
          LocalTime.of(
              number(text, 11, 13),
              number(text, 14, 16),
              number(text, 17, 19),
              number(text, 20, 23) * 1_000_000);
      return date.atTime(time).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException _) {
      return Instant.parse(text); // knows leap seconds and midnights, and says what is wrong
    }
  }

  private static boolean isLikeOurs(String text) {
    if (text.length() != SHAPE.length()) {
      return false;
    }
    for (int i = 0; i < SHAPE.length(); i++) {
      char is = text.charAt(i);
      char expected = SHAPE.charAt(i);
      if (expected == '0' ? is < '0' || is > '9' : is != expected) {
        return false;
      }
    }
    return true;
  }

  private static int number(String digits, int from, int to) {
    return Integer.parseInt(digits, from, to, 10);
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
