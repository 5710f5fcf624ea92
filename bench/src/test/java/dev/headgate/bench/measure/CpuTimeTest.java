package dev.headgate.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
final class CpuTimeTest {

  @Test
  void countsWhatThisProcessHasUsed() {
    assertThat(CpuTime.of(ProcessHandle.current().pid())).isPositive();
  }

  @Test
  void isNothingForAProcessThatIsNotThere() {
    assertThat(CpuTime.of(Integer.MAX_VALUE)).isZero();
  }
}
