package dev.headgate.cli.demo;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Sorted waits and their percentiles (nearest rank).
record Latencies(List<Duration> sorted) {

  static Latencies of(Stream<Duration> waits) {
    return new Latencies(waits.sorted().toList());
  }

  long millis(double percentile) {
    int rank = (int) Math.ceil(percentile / 100 * sorted.size());
    return sorted.isEmpty() ? 0 : sorted.get(Math.max(rank, 1) - 1).toMillis();
  }

  @Override
  public String toString() {
    return sorted.isEmpty()
        ? "no event was seen arriving"
        : "p50 %d ms, p99 %d ms, max %d ms (%d events)"
            .formatted(millis(50), millis(99), millis(100), sorted.size());
  }
}
