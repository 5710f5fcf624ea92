package dev.headgate.projector.sink;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/// Tries that failed in a row. Counted by the sink's thread; anyone may read.
final class Retries {

  /// After so many an error of unclear cause counts as a row's, and one of the server is told.
  static final int PATIENCE = 5;

  private static final long FIRST_PAUSE = 50;
  private static final long LONGEST_PAUSE = 2000;

  private final RandomGenerator random;
  private final AtomicInteger failed = new AtomicInteger();
  private volatile String last = "";

  Retries(RandomGenerator random) {
    this.random = random;
  }

  void succeeded() {
    failed.set(0);
  }

  /// How long to wait before the next try: doubled each time, and spread, so that several sinks do
  /// not come back to a server in step.
  Duration failed(String why) {
    long longest = Math.min(FIRST_PAUSE << Math.min(failed.getAndIncrement(), 10), LONGEST_PAUSE);
    last = why;
    return Duration.ofMillis(longest / 2 + random.nextLong(longest / 2 + 1));
  }

  boolean areMany() {
    return failed.get() >= PATIENCE;
  }

  /// What has gone wrong again and again.
  Optional<String> trouble() {
    return areMany()
        ? Optional.of("%d tries failed: %s".formatted(failed.get(), last))
        : Optional.empty();
  }
}
