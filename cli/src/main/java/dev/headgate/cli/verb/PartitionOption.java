package dev.headgate.cli.verb;

import dev.headgate.cli.control.Json;
import dev.headgate.cli.partition.DayText;
import dev.headgate.cli.partition.EventPartitions;
import dev.headgate.cli.partition.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What the verbs take that move days, and how they tell what became of them.
final class PartitionOption {

  private static final int KEPT = 5;

  @Mixin private final DataOption data = new DataOption();

  @Option(
      names = "--archive-dir",
      paramLabel = "DIR",
      description = "where archives are (default: archives in the data directory)")
  private @Nullable Path archives;

  @Option(names = "--dry-run", description = "says what it would do, and changes nothing")
  private boolean dryRun;

  @Option(names = "--json", description = "for programs")
  private boolean json;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      description =
          "how long to wait for transactions that have the log open (default: ${DEFAULT-VALUE})")
  private int patience = 60;

  boolean isDry() {
    return dryRun;
  }

  Optional<Path> otherArchives() {
    return Optional.ofNullable(archives);
  }

  Path archives() {
    return otherArchives().orElseGet(() -> data.directory().root().resolve("archives"));
  }

  /// Opens the days of the running stack's log, alone where something is going to be changed.
  EventPartitions open() {
    EventPartitions partitions =
        EventPartitions.open(data.faces().commandDatabaseUrl(), Duration.ofSeconds(patience));
    return dryRun ? partitions : partitions.alone();
  }

  /// Does something to days, and tells each when it is done.
  ///
  /// @return the exit code
  <T> int each(List<T> days, Function<T, Outcome> work) {
    List<Outcome> outcomes = new ArrayList<>();
    try {
      for (T day : days) {
        Outcome outcome = work.apply(day);
        outcomes.add(outcome);
        if (!json) {
          System.out.println(DayText.of(outcome));
        }
      }
      if (!json && outcomes.isEmpty()) {
        System.out.println("no day is concerned");
      }
    } finally {
      if (json) { // also of those before one that failed
        System.out.println(Json.pretty(outcomes));
      }
    }
    return outcomes.stream().anyMatch(Outcome::isKept) ? KEPT : 0;
  }
}
