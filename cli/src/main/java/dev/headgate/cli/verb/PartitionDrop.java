package dev.headgate.cli.verb;

import dev.headgate.cli.archive.ArchiveFolder;
import dev.headgate.cli.partition.EventDay;
import dev.headgate.cli.partition.EventPartitions;
import dev.headgate.cli.partition.Outcome;
import dev.headgate.cli.partition.Retirement;
import dev.headgate.cli.stack.StackFailure;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "drop",
    description = {
      "Archives days, detaches them from the log while commands go on, and drops their tables.",
      "Run again, it goes on where it was stopped. Exit code 0: done, 5: days are kept, and why."
    })
final class PartitionDrop implements Callable<Integer> {

  private static final int YOUNGEST = 3;

  @Spec private CommandSpec itself = CommandSpec.create();

  @Mixin private final PartitionOption option = new PartitionOption();

  @Parameters(arity = "0..*", paramLabel = "DAY", description = "for instance 2026-08-01, in UTC")
  private List<LocalDate> days = List.of();

  @Option(
      names = "--older-than",
      paramLabel = "DAYS",
      arity = "0..1",
      fallbackValue = "90",
      description = "all days older than so many (${FALLBACK-VALUE} if it is left out)")
  private @Nullable Integer olderThan;

  @Override
  public Integer call() {
    if (days.isEmpty() == (olderThan == null)) {
      throw new ParameterException(
          itself.commandLine(), "Say which: DAY..., or --older-than [DAYS].");
    }
    if (olderThan != null && olderThan < YOUNGEST) {
      throw new StackFailure(
          "--older-than %d would drop days that commands still refer to".formatted(olderThan),
          "keep %d days or more".formatted(YOUNGEST));
    }
    try (EventPartitions partitions = option.open()) {
      Retirement retirement = new Retirement(partitions, new ArchiveFolder(option.archives()));
      return option.each(
          asked(partitions),
          date ->
              partitions
                  .find(date)
                  .map(day -> option.isDry() ? retirement.plan(day) : retirement.retire(day))
                  .orElseGet(() -> Outcome.unknown(date)));
    }
  }

  private List<LocalDate> asked(EventPartitions partitions) {
    if (olderThan == null) {
      return days;
    }
    LocalDate oldestKept = LocalDate.now(ZoneOffset.UTC).minusDays(olderThan);
    return partitions.list().stream()
        .filter(day -> day.state() != EventDay.State.DROPPED)
        .map(EventDay::date)
        .filter(date -> date.isBefore(oldestKept))
        .toList();
  }
}
