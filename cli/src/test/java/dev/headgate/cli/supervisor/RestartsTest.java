package dev.headgate.cli.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RestartsTest {

  @Test
  void areCountedByTheExitCodeBeforeThem() {
    Restarts restarts = Restarts.NONE.after(137).after(38).after(137);

    assertThat(restarts.count()).isEqualTo(3);
    assertThat(restarts.byExitCode()).containsEntry(137, 2).containsEntry(38, 1);
    assertThat(restarts.environment()).containsEntry("HEADGATE_RESTARTS", "38:1,137:2");
  }

  @Test
  void areNotWorthAVariableWhenThereAreNone() {
    assertThat(Restarts.NONE.count()).isZero();
    assertThat(Restarts.NONE.environment()).isEmpty();
  }
}
