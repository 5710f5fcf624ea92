package dev.headgate.projector.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.exit.StandardExit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstanceTest {

  @TempDir Path folder;

  @Test
  void isTheSameAfterARestartOnTheSameState() {
    assertThat(Instance.owning(folder.resolve("state")))
        .isEqualTo(Instance.owning(folder.resolve("state")));
  }

  @Test
  void isAnotherOnAnotherState() {
    assertThat(Instance.owning(folder.resolve("a")))
        .isNotEqualTo(Instance.owning(folder.resolve("b")));
  }

  @Test
  void isOneThoughTwoStartsRace() throws Exception {
    Set<String> names = new ConcurrentSkipListSet<>();
    Thread other = Thread.ofPlatform().start(() -> names.add(Instance.owning(folder).name()));
    names.add(Instance.owning(folder).name());
    other.join();
    assertThat(names).hasSize(1);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("instance"));
    }
  }

  @Test
  void refusesAFileThatHoldsNoName() throws IOException {
    Files.writeString(folder.resolve("instance"), "two words");
    assertThatThrownBy(() -> Instance.owning(folder))
        .isInstanceOfSatisfying(
            ProcessFailure.class,
            failure -> assertThat(failure.exitCode()).isEqualTo(StandardExit.CONFIGURATION))
        .hasMessageContaining("two words");
  }

  @Test
  void saysWhereItCannotBeKept() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> Instance.owning(file))
        .isInstanceOf(ProcessFailure.class)
        .hasMessageContaining(file.toString());
  }
}
