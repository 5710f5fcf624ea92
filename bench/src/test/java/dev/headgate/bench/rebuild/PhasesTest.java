package dev.headgate.bench.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.bench.rebuild.Phases.Sample;
import org.junit.jupiter.api.Test;

final class PhasesTest {

  private final Phases phases = new Phases();

  @Test
  void tellsWhenEachPartWasDone() {
    see(10, "requested", 0, 0);
    see(11, "building", 0, 0);
    see(12, "building", 500, 300);
    see(13, "building", 600, 500);
    see(14, "building", 600, 640);
    see(15, "building", 600, 640);
    see(17, "comparing", 600, 640);
    see(18, "comparing", 600, 640);
    assertThat(phases.isOver()).isFalse();
    see(20, "live", 600, 650);

    assertThat(phases.isOver()).isTrue();
    assertThat(phases.fold()).isEqualTo(2);
    assertThat(phases.rows()).isEqualTo(3);
    assertThat(phases.caughtUp()).isEqualTo(3);
    assertThat(phases.comparison()).isEqualTo(3);
  }

  @Test
  void countsRowsUntilTheFoldIsDoneAtLeast() {
    see(1, "building", 0, 7);
    see(2, "building", 9, 7);
    see(3, "live", 9, 7);

    assertThat(phases.rows()).isEqualTo(1);
    assertThat(phases.comparison()).isZero();
  }

  private void see(double at, String state, long fold, long rows) {
    phases.add(new Sample(at, state, fold, rows));
  }
}
