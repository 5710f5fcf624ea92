package dev.headgate.cli.verb;

import dev.headgate.cli.control.Json;
import dev.headgate.cli.partition.EventPartitions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "create", description = "Makes the partitions of days, unless they are there.")
final class PartitionCreate implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Mixin private final DataOption data = new DataOption();

  @Parameters(arity = "1..*", paramLabel = "DAY", description = "for instance 2026-12-31, in UTC")
  private List<LocalDate> days = List.of();

  @Option(names = "--dry-run", description = "says what it would make, and makes nothing")
  private boolean dryRun;

  @Option(names = "--json", description = "for programs")
  private boolean json;

  @Override
  public Integer call() {
    List<Map<String, String>> made = new ArrayList<>();
    try (EventPartitions partitions =
        EventPartitions.open(data.faces().commandDatabaseUrl(), PATIENCE)) {
      for (LocalDate day : days) {
        String outcome = outcome(partitions, day);
        made.add(Map.of("day", day.toString(), "outcome", outcome));
        if (!json) {
          System.out.println(day + "  " + outcome);
        }
      }
    }
    if (json) {
      System.out.println(Json.pretty(made));
    }
    return 0;
  }

  private String outcome(EventPartitions partitions, LocalDate day) {
    boolean known = partitions.find(day).isPresent();
    if (!dryRun) {
      partitions.create(day);
    }
    return known ? "unchanged" : dryRun ? "would be created" : "created";
  }
}
