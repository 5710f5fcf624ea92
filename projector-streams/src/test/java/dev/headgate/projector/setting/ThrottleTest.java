package dev.headgate.projector.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ThrottleTest {

  private static final long SECOND = 1_000_000_000L;

  private final Throttle throttle = new Throttle();

  @Test
  void letsNoMorePassThanItsRate() {
    throttle.configure(Map.of(Throttle.SETTING, 500));
    long now = System.nanoTime();
    assertThat(throttle.due(now, 250)).isBetween(now + SECOND / 2, now + SECOND * 6 / 10);
    assertThat(throttle.due(now, 500)).isBetween(now + SECOND * 3 / 2, now + SECOND * 16 / 10);
  }

  @Test
  void savesNothingUpWhileThereIsNothingToRead() {
    throttle.configure(Map.of(Throttle.SETTING, 500));
    long later = System.nanoTime() + 60 * SECOND;
    assertThat(throttle.due(later, 500)).isEqualTo(later + SECOND);
  }

  @Test
  void isThereOnlyWhereItIsWanted() {
    String setting = "main.consumer.interceptor.classes";
    assertThat(Pace.rebuilding(500).ofStreams()).containsKey(setting);
    assertThat(Pace.rebuilding(0).ofStreams()).doesNotContainKey(setting);
    assertThat(Pace.LIVE.ofStreams()).doesNotContainKey(setting);
  }

  @Test
  void neverSleepsLongerThanASecondInAPoll() {
    for (int perSecond : new int[] {10, 500, 100_000}) {
      int records =
          (Integer) Pace.rebuilding(perSecond).ofStreams().get("main.consumer.max.poll.records");
      assertThat(records).isLessThanOrEqualTo(perSecond);
    }
  }
}
