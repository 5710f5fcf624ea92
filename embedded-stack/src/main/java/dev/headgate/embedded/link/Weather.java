package dev.headgate.embedded.link;

import java.time.Duration;

/// What becomes of bytes on the way at the moment. Thread-safe.
final class Weather {

  private boolean cut;
  private boolean stalled;
  private Duration delay = Duration.ZERO;

  synchronized void clear() {
    cut = false;
    stalled = false;
    delay = Duration.ZERO;
    notifyAll();
  }

  synchronized void cut() {
    cut = true;
  }

  synchronized void stall() {
    stalled = true;
  }

  synchronized void slow(Duration by) {
    delay = by;
  }

  synchronized boolean isCut() {
    return cut;
  }

  /// When bytes that are read now arrive, on the scale of [System#nanoTime()].
  synchronized long arrival() {
    return System.nanoTime() + delay.toNanos();
  }

  /// Waits as long as nothing passes.
  synchronized void awaitPassage() throws InterruptedException {
    while (stalled) {
      wait();
    }
  }
}
