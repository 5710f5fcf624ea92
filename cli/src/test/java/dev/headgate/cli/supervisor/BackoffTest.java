package dev.headgate.cli.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BackoffTest {

  @Test
  void doublesUpToTenSeconds() {
    Backoff backoff = Backoff.NONE;
    assertThat(backoff.pause()).isEqualTo(Duration.ofMillis(250));
    for (int i = 0; i < 100; i++) {
      backoff = backoff.afterUpFor(Duration.ofSeconds(1));
    }
    assertThat(backoff.pause()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void beginsAnewAfterAHealthyWhile() {
    assertThat(new Backoff(7).afterUpFor(Duration.ofMinutes(1))).isEqualTo(Backoff.NONE);
  }
}
