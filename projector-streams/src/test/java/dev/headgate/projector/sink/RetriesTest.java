package dev.headgate.projector.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RetriesTest {

  @Test
  void waitsTwiceAsLongEachTimeUpToTwoSeconds() {
    for (long seed = 0; seed < 100; seed++) {
      Retries retries = new Retries(new Random(seed));
      for (long longest : new long[] {50, 100, 200, 400, 800, 1600, 2000, 2000, 2000}) {
        assertThat(retries.failed("away"))
            .isBetween(Duration.ofMillis(longest / 2), Duration.ofMillis(longest));
      }
      retries.succeeded();
      assertThat(retries.failed("away")).isLessThanOrEqualTo(Duration.ofMillis(50));
    }
  }

  @Test
  void spreadsThePausesOfSinksThatFailTogether() {
    Set<Duration> pauses = new HashSet<>();
    for (long seed = 0; seed < 100; seed++) {
      Retries retries = new Retries(new Random(seed));
      for (int failed = 0; failed < 8; failed++) {
        retries.failed("away");
      }
      pauses.add(retries.failed("away"));
    }
    assertThat(pauses).hasSizeGreaterThan(50);
  }

  @Test
  void tellsOfTroubleAfterFiveTriesInARow() {
    Retries retries = new Retries(new Random(1));
    for (int failed = 0; failed < 4; failed++) {
      retries.failed("the server is away");
      assertThat(retries.trouble()).isEmpty();
    }
    retries.failed("the server is away");
    assertThat(retries.trouble()).contains("5 tries failed: the server is away");
    retries.succeeded();
    assertThat(retries.trouble()).isEmpty();
  }
}
