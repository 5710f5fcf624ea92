package dev.headgate.cli.partition;

import dev.headgate.cli.archive.Archive;
import dev.headgate.cli.archive.ArchiveFolder;
import dev.headgate.cli.archive.ArchiveReader;
import java.util.Optional;

/// How days leave the log: archived, detached, compared once more, dropped. A run that ends
/// anywhere is gone on with by the next one.
public final class Retirement {

  private final EventPartitions partitions;
  private final ArchiveFolder folder;
  private final Milestone.Watcher watcher;

  public Retirement(EventPartitions partitions, ArchiveFolder folder) {
    this(partitions, folder, _ -> {});
  }

  Retirement(EventPartitions partitions, ArchiveFolder folder, Milestone.Watcher watcher) {
    this.partitions = partitions;
    this.folder = folder;
    this.watcher = watcher;
  }

  /// Says what [#retire] would do.
  public Outcome plan(EventDay day) {
    if (day.state() == EventDay.State.DROPPED) {
      return Outcome.of(day, "unchanged");
    }
    return partitions
        .obstacle(day)
        .map(reason -> Outcome.kept(day, reason))
        .orElseGet(() -> Outcome.of(day, "would be dropped"));
  }

  /// Takes a day out of the log for good; its events are in its archive then.
  ///
  /// @throws dev.headgate.cli.stack.StackFailure when the archive cannot be written or read again
  public Outcome retire(EventDay day) {
    Outcome plan = plan(day);
    if (!plan.outcome().equals("would be dropped")) {
      return plan;
    }
    Archive archive = archived(day);
    watcher.reached(Milestone.ARCHIVED);
    partitions.detach(day);
    watcher.reached(Milestone.DETACHED);
    ArchiveReader.read(
        archive, _ -> {}); // as the disk has it now: the table is the only other copy
    return partitions
        .drop(day)
        .map(reason -> Outcome.kept(day, reason))
        .orElseGet(() -> dropped(archive));
  }

  private static Outcome dropped(Archive archive) {
    return new Outcome(
        archive.day().toString(),
        "dropped",
        archive.contents().events(),
        archive.file().toString(),
        null);
  }

  /// The archive of an earlier run, if it is whole and still all there is; else a new one.
  private Archive archived(EventDay day) {
    Optional<Archive> known = partitions.archive(day).filter(ArchiveReader::isWhole);
    if (known.isPresent() && known.get().contents().equals(partitions.contents(day))) {
      return known.get();
    }
    Archive archive = folder.write(day.date(), taker -> partitions.read(day, taker));
    partitions.record(archive);
    return archive;
  }
}
