package dev.headgate.relay.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class PaceTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

  @Test
  void tellsHowLongItWillTakeAtThePaceSoFar() {
    Pace pace = new Pace("rebuilt", 4000, now::get);
    now.set(Instant.ofEpochSecond(2));
    for (int i = 0; i < 1000; i++) {
      pace.step();
    }
    assertThat(pace.line())
        .isEqualTo("rebuilt 1,000 of 4,000 events (25 %), 500 a second, 6 s to go");
  }

  @Test
  void isNotConfusedByMoreThanWasExpected() {
    Pace pace = new Pace("rebuilt", 1, now::get);
    now.set(Instant.ofEpochSecond(1));
    pace.step();
    pace.step();
    assertThat(pace.line()).isEqualTo("rebuilt 2 of 1 events (100 %), 2 a second, 0 s to go");
  }

  @Test
  void hasNothingToSayOfNothing() {
    assertThat(new Pace("rebuilt", 0, now::get).line())
        .isEqualTo("rebuilt 0 of 0 events (100 %), 0 a second, 0 s to go");
  }
}
