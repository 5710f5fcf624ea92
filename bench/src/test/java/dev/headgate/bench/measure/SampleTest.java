package dev.headgate.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SampleTest {

  private final Sample sample = new Sample();

  @Test
  void takesTheNearestRank() {
    IntStream.rangeClosed(1, 100).map(n -> 101 - n).forEach(sample::add);

    assertThat(sample.median()).isEqualTo(50);
    assertThat(sample.percentile(99)).isEqualTo(99);
    assertThat(sample.percentile(100)).isEqualTo(100);
    assertThat(sample.percentile(0)).isEqualTo(1);
  }

  @Test
  void isItsOnlyValue() {
    sample.add(7);

    assertThat(sample.median()).isEqualTo(7);
    assertThat(sample.percentile(99)).isEqualTo(7);
  }

  @Test
  void saysNothingOfNothing() {
    assertThatThrownBy(sample::median).isInstanceOf(IllegalStateException.class);
  }
}
