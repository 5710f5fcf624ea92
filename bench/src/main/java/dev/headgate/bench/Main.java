package dev.headgate.bench;

import dev.headgate.bench.append.AppendBenchmark;
import dev.headgate.bench.partitions.PartitionsBenchmark;
import dev.headgate.bench.rebuild.RebuildBenchmark;
import dev.headgate.bench.relay.RelayBenchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// Runs one benchmark and prints what it saw.
@Command(
    name = "headgate bench",
    description = "Measures Headgate beside something else, in one run on this machine.",
    subcommands = {
      RelayBenchmark.class,
      RebuildBenchmark.class,
      PartitionsBenchmark.class,
      AppendBenchmark.class,
      HelpCommand.class
    })
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }
}
