package dev.headgate.cli.verb;

import dev.headgate.cli.control.Json;
import dev.headgate.cli.partition.DayText;
import dev.headgate.cli.partition.EventDay;
import dev.headgate.cli.partition.EventPartitions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists the days of the log, their state and their archives.")
final class PartitionList implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--json", description = "for programs")
  private boolean json;

  @Override
  public Integer call() {
    try (EventPartitions partitions =
        EventPartitions.open(data.faces().commandDatabaseUrl(), PATIENCE)) {
      List<EventDay> days = partitions.list();
      System.out.println(json ? Json.pretty(days) : DayText.of(days));
      return 0;
    }
  }
}
