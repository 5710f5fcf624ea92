package dev.headgate.cli.supervisor;

import java.time.Duration;

/// Pauses that double from a quarter of a second to ten seconds, and begin anew after a process has
/// been healthy for a while.
record Backoff(int failures) {

  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration HEALTHY = Duration.ofSeconds(30);

  static final Backoff NONE = new Backoff(0);

  Duration pause() {
    Duration doubled = FIRST.multipliedBy(1L << Math.min(failures, 10));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }

  /// The pause after the next failure of a process that was up for so long.
  Backoff afterUpFor(Duration up) {
    return up.compareTo(HEALTHY) >= 0 ? NONE : new Backoff(failures + 1);
  }
}
