package dev.headgate.cli.partition;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Days for people, a line each.
public final class DayText {

  private static final double KIBI = 1024;

  private DayText() {}

  /// All days of the log.
  public static String of(List<EventDay> days) {
    return days.stream().map(DayText::of).collect(Collectors.joining("\n"));
  }

  private static String of(EventDay day) {
    Long bytes = day.bytes();
    String size = bytes == null ? "" : String.format(Locale.ROOT, "%,.0f KiB", bytes / KIBI);
    return "%s  %-9s  %14s  %s"
        .formatted(day.day(), day.state().label(), size, archive(day.events(), day.archive()))
        .stripTrailing();
  }

  /// What became of a day.
  public static String of(Outcome outcome) {
    String reason = outcome.reason();
    return "%s  %s  %s"
        .formatted(
            outcome.day(),
            outcome.outcome(),
            reason == null ? archive(outcome.events(), outcome.archive()) : reason)
        .stripTrailing();
  }

  private static String archive(@Nullable Long events, @Nullable String file) {
    return file == null ? "" : String.format(Locale.ROOT, "%,d events in %s", events, file);
  }
}
