package dev.headgate.cli.verb;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "partitions",
    description = "The days of the event log: makes, lists, archives and drops, restores.",
    synopsisSubcommandLabel = "create|list|drop|restore",
    subcommands = {
      PartitionCreate.class,
      PartitionList.class,
      PartitionDrop.class,
      PartitionRestore.class
    },
    footer = {
      "",
      "command-service makes the days seven ahead. Nothing is dropped unless drop is asked for it.",
      "Archives hold personal data; only their owner can read them."
    })
final class PartitionVerbs implements Runnable {

  @Spec private CommandSpec itself = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(itself.commandLine(), "Say which: create, list, drop or restore.");
  }
}
