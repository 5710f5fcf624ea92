package dev.headgate.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LatenciesTest {

  @Test
  void takesPercentilesByNearestRank() {
    Latencies latencies = Latencies.of(LongStream.rangeClosed(1, 200).mapToObj(Duration::ofMillis));

    assertThat(latencies.millis(50)).isEqualTo(100);
    assertThat(latencies.millis(99)).isEqualTo(198);
    assertThat(latencies.millis(100)).isEqualTo(200);
  }

  @Test
  void saysSoWhenNothingWasSeen() {
    assertThat(Latencies.of(Stream.empty())).hasToString("no event was seen arriving");
  }

  @Test
  void comparesThreeCounts() {
    assertThat(new Counts(3, 3, 3).areEqual()).isTrue();
    assertThat(new Counts(3, 4, 3).areEqual()).isFalse();
    assertThat(new Counts(3, 3, 2).areEqual()).isFalse();
  }
}
