package dev.headgate.cli.replay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// The rate of the last seconds, and how long the rest takes at it. Not thread-safe.
final class Pacing {

  private static final Duration WINDOW = Duration.ofSeconds(10);

  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(long nanos, long done) {}

  void observe(long nanos, long done) {
    samples.addLast(new Sample(nanos, done));
    while (nanos - samples.getFirst().nanos() > WINDOW.toNanos()) {
      samples.removeFirst();
    }
  }

  /// A second.
  double rate() {
    if (samples.size() < 2) {
      return 0;
    }
    Sample first = samples.getFirst();
    Sample last = samples.getLast();
    double seconds = (last.nanos() - first.nanos()) / 1e9;
    return seconds == 0 ? 0 : Math.max(0, last.done() - first.done()) / seconds;
  }

  /// How long so much more takes; nothing while it stands.
  Optional<Duration> remaining(long more) {
    double rate = rate();
    return rate == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds((long) (more / rate)));
  }
}
