package dev.headgate.cli.verb;

import dev.headgate.cli.control.StackStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Shows a stack while it starts: one moving line on a terminal, a line a service elsewhere.
final class StartProgress {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Supplier<StackStatus> source;
  private final boolean terminal = Terminal.isWatched();
  private final Instant begun = Instant.now();
  private final Set<String> told = new HashSet<>();

  StartProgress(Supplier<StackStatus> source) {
    this.source = source;
  }

  /// Returns the last status seen: up, or what it was when something failed or time ran out.
  StackStatus show() {
    StackStatus status = source.get();
    while (!isSettled(status)) {
      tell(status);
      if (!rest()) {
        return status;
      }
      status = source.get();
    }
    tell(status);
    System.out.print(terminal ? "\r\033[K" : "");
    if (status.isUp()) {
      System.out.println(StatusText.of(status));
      System.out.printf("up in %.1f s%n", seconds());
      System.out.println("next: headgate demo, headgate status, headgate down");
    }
    return status;
  }

  private boolean isSettled(StackStatus status) {
    boolean failed =
        status.services().values().stream().anyMatch(service -> service.state().equals("failed"));
    boolean ending = status.state().equals("stopping") || status.state().equals("down");
    boolean late = Duration.between(begun, Instant.now()).compareTo(PATIENCE) > 0;
    return status.isUp() || failed || ending || late;
  }

  private void tell(StackStatus status) {
    if (terminal) {
      System.out.print("\r\033[K" + ProgressLine.of(status, seconds()));
    } else {
      status.services().entrySet().stream()
          .filter(service -> service.getValue().state().equals("up"))
          .map(Map.Entry::getKey)
          .filter(told::add)
          .forEach(name -> System.out.printf("%s is up after %.1f s%n", name, seconds()));
    }
  }

  private double seconds() {
    return Duration.between(begun, Instant.now()).toMillis() / 1000.0;
  }

  private static boolean rest() {
    try {
      Thread.sleep(100);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
