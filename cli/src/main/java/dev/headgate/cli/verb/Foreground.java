package dev.headgate.cli.verb;

import dev.headgate.cli.control.ControlServer;
import dev.headgate.cli.stack.StackPlan;
import dev.headgate.cli.supervisor.Supervisor;
import dev.headgate.embedded.child.Folders;
import dev.headgate.embedded.child.Watchdog;
import java.nio.file.Files;
import java.time.Duration;

/// A supervisor in this JVM, until Ctrl-C, SIGTERM or `down`.
final class Foreground {

  private static final Duration ORDERLY_END = Duration.ofSeconds(80);

  private final StackPlan plan;

  private final boolean showing;

  Foreground(StackPlan plan, boolean showing) {
    this.plan = plan;
    this.showing = showing;
  }

  int run() throws Exception {
    Folders.delete(plan.directory().state(true)); // what a killed ephemeral stack left
    Files.createDirectories(plan.directory().state(plan.ephemeral()));
    try (Watchdog watchdog = Watchdog.start();
        Supervisor supervisor = Supervisor.of(plan, watchdog);
        ControlServer _ = ControlServer.open(plan.directory(), supervisor)) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(supervisor), "down"));
      supervisor.begin();
      if (showing) {
        Thread.ofVirtual().start(() -> new StartProgress(supervisor::status).show());
      }
      supervisor.awaitDown();
    } finally {
      Folders.delete(plan.directory().state(true));
    }
    return 0;
  }

  private static void end(Supervisor supervisor) {
    supervisor.down();
    try {
      supervisor.awaitEnd(ORDERLY_END);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
