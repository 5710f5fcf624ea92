package dev.headgate.cli.verb;

import dev.headgate.cli.partition.EventDay;
import dev.headgate.cli.partition.EventPartitions;
import dev.headgate.cli.partition.Outcome;
import dev.headgate.cli.partition.Restoration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "restore",
    description = {
      "Makes archived days part of the log again, as they were; nothing is published twice.",
      "Exit code 0: done, 5: the log never had a day."
    })
final class PartitionRestore implements Callable<Integer> {

  @Spec private CommandSpec itself = CommandSpec.create();

  @Mixin private final PartitionOption option = new PartitionOption();

  @Parameters(arity = "0..*", paramLabel = "DAY", description = "for instance 2026-08-01, in UTC")
  private List<LocalDate> days = List.of();

  @Option(names = "--all", description = "every day that only an archive has")
  private boolean all;

  @Override
  public Integer call() {
    if (days.isEmpty() != all) {
      throw new ParameterException(itself.commandLine(), "Say which: DAY..., or --all.");
    }
    try (EventPartitions partitions = option.open()) {
      Restoration restoration =
          new Restoration(
              partitions, archive -> option.otherArchives().map(archive::in).orElse(archive));
      return option.each(
          asked(partitions),
          date ->
              partitions
                  .find(date)
                  .map(day -> option.isDry() ? restoration.plan(day) : restoration.restore(day))
                  .orElseGet(() -> Outcome.unknown(date)));
    }
  }

  private List<LocalDate> asked(EventPartitions partitions) {
    return all
        ? partitions.list().stream()
            .filter(day -> !day.isPartOfTheLog())
            .map(EventDay::date)
            .toList()
        : days;
  }
}
