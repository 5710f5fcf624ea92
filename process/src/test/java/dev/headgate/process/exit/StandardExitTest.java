package dev.headgate.process.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class StandardExitTest {

  @Test
  void hasOneNumberAndOneReasonForEachName() {
    assertThat(Arrays.stream(StandardExit.values()).map(StandardExit::code))
        .doesNotHaveDuplicates()
        .allMatch(code -> code >= 1 && code <= 125); // above are the shell's and the signals'
    assertThat(Arrays.stream(StandardExit.values()).map(StandardExit::reason))
        .doesNotHaveDuplicates()
        .allMatch(reason -> reason.endsWith("."));
  }

  @Test
  void keepsTheNumbersSupervisorsKnow() {
    assertThat(StandardExit.CONFIGURATION.code()).as("is not tried again").isEqualTo(64);
    assertThat(StandardExit.UNAVAILABLE.code()).isEqualTo(69);
    assertThat(StandardExit.UNEXPECTED.code()).isEqualTo(70);
  }
}
