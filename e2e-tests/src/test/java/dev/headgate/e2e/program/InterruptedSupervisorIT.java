package dev.headgate.e2e.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InterruptedSupervisorIT {

  @TempDir private Path temporary;

  @Test
  void endsInOrderOnControlCAndForgetsWhatIsEphemeral() throws Exception {
    Path data = temporary.resolve("data");
    try (Foreground stack = Foreground.up(data, "--ephemeral", "--port-base", FreePorts.base())) {
      assertThat(data.resolve("ephemeral")).isNotEmptyDirectory();
      assertThat(stack.processes()).hasSizeGreaterThan(6);

      int code = stack.interrupt();

      assertThat(code).as("128 + SIGINT").isEqualTo(130);
      assertThat(stack.said()).contains("stopping").doesNotContain("Exception", "WARN");
      assertThat(stack.survivors()).isEmpty();
      assertThat(data.resolve("ephemeral")).doesNotExist();
      assertThat(data.resolve("state")).doesNotExist();
      assertThat(data.resolve("supervisor.json")).doesNotExist();
    }
  }
}
