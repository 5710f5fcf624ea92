package dev.headgate.cli.partition;

import dev.headgate.cli.archive.ArchiveFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.Function;

/// Somebody who moves days of a log, a session each time.
record Operator(EventLog log, Path archives, Duration patience) {

  private static final Duration GENEROUS = Duration.ofMinutes(1);

  /// Somebody whose program ended before it was done.
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  Operator(EventLog log, Path archives) {
    this(log, archives, GENEROUS);
  }

  Outcome drop(LocalDate day) {
    return drop(day, _ -> {});
  }

  Outcome drop(LocalDate day, Milestone.Watcher watcher) {
    return with(partitions ->
        new Retirement(partitions, new ArchiveFolder(archives), watcher)
            .retire(partitions.find(day).orElseThrow()));
  }

  Outcome restore(LocalDate day) {
    return restore(day, _ -> {});
  }

  Outcome restore(LocalDate day, Milestone.Watcher watcher) {
    return with(partitions ->
        new Restoration(partitions, archive -> archive, watcher)
            .restore(partitions.find(day).orElseThrow()));
  }

  EventDay.State state(LocalDate day) {
    return with(partitions -> partitions.find(day).orElseThrow().state());
  }

  <T> T with(Function<EventPartitions, T> work) {
    try (EventPartitions partitions = EventPartitions.open(log.url(), patience)) {
      return work.apply(partitions.alone());
    }
  }

  static Milestone.Watcher dyingAt(Milestone last) {
    return milestone -> {
      if (milestone == last) {
        throw new Killed();
      }
    };
  }
}
