package dev.headgate.embedded.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.embedded.child.ChildProcess.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChildProcessTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private final Watchdog watchdog = Watchdog.start();

  @AfterEach
  void end() {
    watchdog.close();
  }

  @Test
  void copiesWhatItSaysOnBothStreamsToItsLog() throws Exception {
    ChildProcess child = start("echo $WORD; echo oops >&2; exec sleep 300", "oops");

    child.awaitReady(PATIENCE);

    assertThat(Files.readString(log())).isEqualTo("hello\noops\n");
    child.kill();
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void countsASignalAs128AndItsNumber() throws Exception {
    ChildProcess child = start("echo up; exec sleep 300", "up");
    CompletableFuture<Integer> code = new CompletableFuture<>();
    child.onExit(code::complete);
    child.awaitReady(PATIENCE);

    child.signal("TERM");

    assertThat(code.get(60, TimeUnit.SECONDS)).isEqualTo(143);
    child.signal("TERM"); // nobody is there: no matter
  }

  @Test
  void killsAChildThatIsDeafToItsEnd() {
    ChildProcess child = start("trap '' TERM; echo deaf; while :; do sleep 1; done", "deaf");
    child.awaitReady(PATIENCE);

    child.end("TERM", Duration.ofMillis(100));

    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void isTheLeaderOfASessionThatCtrlCDoesNotReach() throws Exception {
    ChildProcess child = start("ps -o sid= -p $$; echo up; exec sleep 300", "up");
    child.awaitReady(PATIENCE);

    assertThat(Files.readAllLines(log()).getFirst().strip()).isEqualTo(String.valueOf(child.pid()));
    child.kill();
  }

  private ChildProcess start(String script, String ready) {
    return ChildProcess.start(
        watchdog,
        new Command(List.of("sh", "-c", script), Map.of("WORD", "hello")),
        log(),
        ready::equals);
  }

  private Path log() {
    return folder.resolve("child.log");
  }
}
