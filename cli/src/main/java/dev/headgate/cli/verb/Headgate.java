package dev.headgate.cli.verb;

import dev.headgate.cli.replay.ReplayFailure;
import dev.headgate.cli.stack.StackFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program itself: its verbs and how a failure is told.
@Command(
    name = "headgate",
    description = "An event pipeline behind an auth gateway, whole on one machine.",
    mixinStandardHelpOptions = true,
    version = "headgate 0.1.0",
    synopsisSubcommandLabel = "VERB",
    footer = "%nheadgate test [MAVEN OPTIONS] runs the whole test suite.",
    subcommands = {
      Up.class,
      Down.class,
      Status.class,
      Logs.class,
      Stop.class,
      Start.class,
      Restart.class,
      Demo.class,
      Verify.class,
      RelayRepair.class,
      PartitionVerbs.class,
      Replay.class,
      DeadLetters.class,
      CatalogueVerbs.class,
      KafkaTool.class,
      CommandLine.HelpCommand.class,
      AutoComplete.GenerateCompletion.class
    })
public final class Headgate {

  /// Runs one verb.
  ///
  /// @return the exit code
  public static int run(String... words) {
    CommandLine program = new CommandLine(new Headgate());
    for (String verb : List.of("kafka", "relay")) {
      Objects.requireNonNull(program.getSubcommands().get(verb))
          .setUnmatchedOptionsArePositionalParams(true); // what is not ours is the tool's
    }
    return program
        .setExecutionExceptionHandler((failure, line, _) -> {
          line.getErr().println("headgate: " + oneLine(failure));
          return 1;
        })
        .execute(words);
  }

  private static String oneLine(Exception failure) throws Exception {
    return switch (failure) {
      case StackFailure told -> String.valueOf(told.getMessage());
      case ReplayFailure told -> told.getMessage() + ": " + told.remedy();
      case UncheckedIOException disk -> unusable(String.valueOf(disk.getMessage()));
      case IOException disk -> unusable(disk.toString());
      default -> throw failure; // a fault of ours: the trace is what its reader needs
    };
  }

  private static String unusable(String reason) {
    return "%s: may you read and write there, and is there space left?".formatted(reason);
  }
}
