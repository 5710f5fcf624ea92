package dev.headgate.cli.verb;

import dev.headgate.cli.stack.StackFailure;
import dev.headgate.cli.stack.StackPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;

/// What a killed supervisor left: an address nobody listens at, and children its watchdog is about
/// to end.
final class LeftBehind {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private LeftBehind() {}

  /// Waits for the ports when the last supervisor was killed, else asks for them at once.
  static void awaitGone(StackPlan plan) throws IOException, InterruptedException {
    Instant deadline = Instant.now();
    if (Files.deleteIfExists(plan.directory().address())) {
      System.err.println("the last supervisor was killed; cleaning up after it");
      deadline = deadline.plus(PATIENCE);
    }
    while (Instant.now().isBefore(deadline) && !areFree(plan)) {
      Thread.sleep(100);
    }
    plan.requireFreePorts();
  }

  private static boolean areFree(StackPlan plan) {
    try {
      plan.requireFreePorts();
      return true;
    } catch (StackFailure _) {
      return false;
    }
  }
}
