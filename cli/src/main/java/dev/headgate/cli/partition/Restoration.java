package dev.headgate.cli.partition;

import dev.headgate.cli.archive.Archive;
import dev.headgate.cli.archive.ArchiveReader;
import dev.headgate.cli.stack.StackFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// How days come back into the log: read into a table that is not published, compared with what was
/// archived, attached. A run that ends anywhere is begun anew by the next one.
public final class Restoration {

  private static final int LINES = 1000;
  private static final int CHARACTERS = 4 << 20;

  private final EventPartitions partitions;
  private final UnaryOperator<Archive> place;
  private final Milestone.Watcher watcher;

  /// Restores days.
  ///
  /// @param place where an archive is now
  public Restoration(EventPartitions partitions, UnaryOperator<Archive> place) {
    this(partitions, place, _ -> {});
  }

  Restoration(EventPartitions partitions, UnaryOperator<Archive> place, Milestone.Watcher watcher) {
    this.partitions = partitions;
    this.place = place;
    this.watcher = watcher;
  }

  /// Says what [#restore] would do.
  public Outcome plan(EventDay day) {
    return Outcome.of(day, day.isPartOfTheLog() ? "unchanged" : "would be restored");
  }

  /// Makes a day part of the log again.
  ///
  /// @throws StackFailure when its archive is not what was written; the log is as it was then
  public Outcome restore(EventDay day) {
    switch (day.state()) {
      case LIVE, ARCHIVED, RESTORED -> {
        return Outcome.of(day, "unchanged");
      }
      case DETACHING, DETACHED -> partitions.detach(day); // its table is still there
      case DROPPED -> read(day);
    }
    partitions.endRestore(day);
    return Outcome.of(day, "restored");
  }

  private void read(EventDay day) {
    Archive archive = place.apply(partitions.archive(day).orElseThrow());
    ArchiveReader.read(archive, _ -> {}); // before anything is begun
    String table = partitions.beginRestore(day);
    List<String> lines = new ArrayList<>();
    int[] characters = new int[1];
    ArchiveReader.read(
        archive,
        line -> {
          lines.add(line);
          characters[0] += line.length();
          if (lines.size() == LINES || characters[0] > CHARACTERS) {
            load(table, lines);
            characters[0] = 0;
          }
        });
    load(table, lines);
  }

  private void load(String table, List<String> lines) {
    if (!lines.isEmpty()) {
      partitions.load(table, lines);
      lines.clear();
      watcher.reached(Milestone.LOADED);
    }
  }
}
