package dev.headgate.cli.supervisor;

import java.time.Duration;
import java.time.Instant;

/// Tells a hung process from a slow one: it was up, and then three times in a row showed no sign of
/// life. One thread.
final class Pulse {

  static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final int ALLOWED = 3;

  private final Part part;
  private final Duration interval;
  private Instant next = Instant.MAX; // until it was up once
  private int missed;

  Pulse(Part part, Duration interval) {
    this.part = part;
    this.interval = interval;
  }

  /// Begins to count when the process is up for the first time.
  void begin(Instant now) {
    if (next.equals(Instant.MAX)) {
      next = now.plus(interval);
    }
  }

  /// Asks, if it is time to; whether the process is to be given up.
  boolean isLost(Instant now) {
    if (now.isBefore(next)) {
      return false;
    }
    next = now.plus(interval);
    missed = part.isAlive() ? 0 : missed + 1;
    return missed >= ALLOWED;
  }
}
