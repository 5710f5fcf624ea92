package dev.headgate.command;

import dev.headgate.process.environment.Environment;
import dev.headgate.process.exit.Exit;

/// Starts the command service and waits for its end.
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Exit.run(
        "command-service",
        termination -> {
          Configuration configuration = Configuration.read(Environment.of(System.getenv()));
          try (CommandService _ = CommandService.start(configuration)) {
            termination.await();
          }
        });
  }
}
