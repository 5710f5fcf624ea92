package dev.headgate.verification.health;

import dev.headgate.verification.evidence.Finding;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// Looks at one part every second, on a thread of its own. Thread-safe.
public final class HealthWatch implements AutoCloseable {

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(35);

  private final Stall stall;
  private final Supplier<Stall.Look> look;
  private final List<Finding> findings = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean isStanding;
  private volatile boolean over;

  private HealthWatch(String part, Supplier<Stall.Look> look) {
    this.stall = new Stall(part);
    this.look = look;
    this.thread = Thread.ofPlatform().daemon().name("watches-" + part).unstarted(this::run);
  }

  /// Starts to look.
  ///
  /// @param look called once a second; what it throws is not taken for a look
  public static HealthWatch start(String part, Supplier<Stall.Look> look) {
    HealthWatch watch = new HealthWatch(part, look);
    watch.thread.start();
    return watch;
  }

  private void run() {
    try {
      while (!over) {
        look();
        Thread.sleep(EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      stall.take(look.get()).ifPresent(findings::add);
      isStanding = stall.isStanding();
    } catch (RuntimeException _) {
      // The judge cannot see: a database that is away says nothing about the part.
    }
  }

  /// Looks on until it is clear whether a part that stands still says so.
  public List<Finding> verdict() throws InterruptedException {
    Thread.sleep(EVERY.multipliedBy(2));
    long end = System.nanoTime() + LONGEST.toNanos();
    while (isStanding && findings.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(100);
    }
    return findings();
  }

  /// One finding at most: a stall goes on until it ends.
  public List<Finding> findings() {
    return findings.stream().limit(1).toList();
  }

  @Override
  public void close() {
    over = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
