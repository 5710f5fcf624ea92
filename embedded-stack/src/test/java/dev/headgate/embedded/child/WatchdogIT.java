package dev.headgate.embedded.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WatchdogIT {

  @TempDir Path folder;

  @Test
  void endsTheChildrenOfAKilledOwner() throws Exception {
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = owner.inputReader()) {
      ProcessHandle child = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
      assertThat(child.isAlive()).isTrue();
      owner.destroyForcibly();
      child.onExit().get(30, TimeUnit.SECONDS);
      assertThat(child.isAlive()).isFalse();
    }
  }

  @Test
  void leavesAForgottenProcessAlone() {
    Watchdog watchdog = Watchdog.start();
    ChildProcess child = sleeper(watchdog);
    watchdog.forget(child.pid());
    watchdog.close();
    assertThat(child.isAlive()).isTrue();
    child.kill();
  }

  @Test
  void saysWhatAProcessSaidBeforeItEndedTooEarly() {
    try (Watchdog watchdog = Watchdog.start()) {
      ChildProcess child =
          ChildProcess.start(
              watchdog,
              new ChildProcess.Command(List.of("sh", "-c", "echo no space left; exit 3")),
              folder.resolve("log"),
              _ -> false);
      assertThatThrownBy(() -> child.awaitReady(Duration.ofSeconds(30)))
          .hasMessageContaining("no space left");
    }
  }

  private ChildProcess sleeper(Watchdog watchdog) {
    return ChildProcess.start(
        watchdog,
        new ChildProcess.Command(List.of("sleep", "120")),
        folder.resolve("log"),
        _ -> false);
  }

  /// Starts a child, says its id, and waits to be killed.
  static final class Owner {
    private Owner() {}

    public static void main(String[] arguments) throws Exception {
      ChildProcess child =
          ChildProcess.start(
              Watchdog.start(),
              new ChildProcess.Command(List.of("sleep", "120")),
              Path.of(arguments[0], "log"),
              _ -> false);
      System.out.println(child.pid());
      Thread.sleep(Duration.ofMinutes(2));
    }
  }
}
