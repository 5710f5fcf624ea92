package dev.headgate.cli.verb;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "dead-letters",
    description = {
      "Shows what the projector set aside, and orders what is to become of it.",
      "An order is on record in the audit trail before it is given. Exit code 5: letters that it is",
      "about are still parked."
    },
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      DeadLetterList.class,
      DeadLetterShow.class,
      DeadLetterRetry.class,
      DeadLetterDiscard.class,
      DeadLetterEdit.class
    })
final class DeadLetters implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(System.err);
    return CommandLine.ExitCode.USAGE;
  }
}
