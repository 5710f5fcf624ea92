package dev.headgate.cli.verb;

import dev.headgate.cli.control.ControlServer;
import dev.headgate.cli.control.StackStatus;
import dev.headgate.cli.stack.StackPlan;
import dev.headgate.cli.supervisor.Supervisor;
import dev.headgate.embedded.child.Folders;
import dev.headgate.embedded.child.Watchdog;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A supervisor in this JVM, until Ctrl-C, SIGTERM or `down`.
final class Foreground {

  private static final Duration ORDERLY_END = Duration.ofSeconds(80);

  private final StackPlan plan;
  private final boolean showing;
  private final CountDownLatch gone = new CountDownLatch(1);

  Foreground(StackPlan plan, boolean showing) {
    this.plan = plan;
    this.showing = showing;
  }

  int run() throws Exception {
    try {
      Folders.delete(plan.directory().state(true)); // what a killed ephemeral stack left
      Files.createDirectories(plan.directory().state(plan.ephemeral()));
      supervise();
      Folders.delete(plan.directory().state(true));
    } finally {
      gone.countDown();
    }
    tell("down");
    return 0;
  }

  private void supervise() throws InterruptedException {
    try (Watchdog watchdog = Watchdog.start();
        Supervisor supervisor = Supervisor.of(plan, watchdog);
        ControlServer _ = ControlServer.open(plan.directory(), supervisor)) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(supervisor), "down"));
      supervisor.begin();
      if (showing) {
        Thread.ofVirtual().start(() -> showStart(supervisor));
      }
      supervisor.awaitDown();
      tell("stopping");
    }
  }

  private static void showStart(Supervisor supervisor) {
    StackStatus last = new StartProgress(supervisor::status).show();
    Shortfall.of(last).ifPresent(what -> System.err.println("headgate: " + what));
  }

  private void tell(String what) {
    if (showing) {
      System.out.println(what);
    }
  }

  /// Runs in the shutdown hook: the JVM is not to end before its stack has, and the data of an
  /// ephemeral one is gone.
  private void end(Supervisor supervisor) {
    supervisor.down();
    try {
      gone.await(ORDERLY_END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
