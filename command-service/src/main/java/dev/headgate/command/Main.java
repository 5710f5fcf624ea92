package dev.headgate.command;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.process.environment.Environment;
import dev.headgate.process.exit.Exit;

/// Starts the command service and waits for its end.
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Exit.run(
        "command-service",
        termination -> {
          Environment environment = Environment.of(System.getenv());
          Catalogue catalogue = environment.catalogue();
          Configuration configuration = Configuration.read(environment);
          try (CommandService _ = CommandService.start(configuration, catalogue)) {
            termination.await();
          }
        });
  }
}
