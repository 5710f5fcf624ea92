package dev.headgate.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the read database shows when partitions change hands while events come.
final class OwnershipIT {

  private static final Map<String, String> WITH_STANDBY =
      Map.of("HEADGATE_STREAMS_NUM_STANDBY_REPLICAS", "1");
  private static final Duration PACE = Duration.ofSeconds(2);

  @TempDir Path folder;

  @Test
  void equalsTheEventsThoughAnOwnerIsPausedReplacedAndWakes() throws Exception {
    try (Stage stage = Stage.open(folder);
        Flow flow = Flow.start(stage, 3)) {
      // Both at once, on a broker that knows nothing of either.
      Stage.Running first = stage.projector("one", WITH_STANDBY);
      Stage.Running second = stage.projector("two", WITH_STANDBY);
      awaitFirst(stage);
      flow.awaitMore(100);
      first.process().signal("STOP"); // amid whatever it is doing
      Instant stopped = Instant.now();
      flow.awaitMore(20);
      flow.awaitAllOfNow();
      Files.writeString(
          Path.of("target", "pause.txt"), Duration.between(stopped, Instant.now()) + "\n");
      first.process().signal("CONT"); // it believes that the partitions are its own
      flow.awaitMore(100);
      flow.assertShown();
      assertThat(second.exit()).isNotDone();
    }
  }

  @Test
  @Tag("long")
  void equalsTheEventsThoughInstancesJoinAndLeave() throws Exception {
    joinAndLeave(Duration.ofSeconds(6));
  }

  @Test
  @Tag("long")
  void equalsTheEventsThoughInstancesJoinAndLeaveForTwoMinutes() throws Exception {
    joinAndLeave(Duration.ofMinutes(2));
  }

  /// Two at a time, of which the older one goes every two seconds: in order or without a word.
  private void joinAndLeave(Duration span) throws Exception {
    try (Stage stage = Stage.open(folder);
        Flow flow = Flow.start(stage, 4)) {
      Deque<Stage.Running> running = new ArrayDeque<>();
      running.add(stage.projector("0", WITH_STANDBY));
      awaitFirst(stage);
      Instant end = Instant.now().plus(span);
      for (int turn = 1; Instant.now().isBefore(end); turn++) {
        running.add(stage.projector(Integer.toString(turn % 3), WITH_STANDBY));
        Thread.sleep(PACE); // the storm's pace; nothing is waited for
        leave(running.removeFirst(), turn % 2 == 0);
      }
      flow.awaitMore(50);
      flow.assertShown();
    }
  }

  private static void awaitFirst(Stage stage) {
    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptionsInstanceOf(SQLException.class) // it migrates first
        .until(() -> stage.count("auth_events") > 0);
  }

  private static void leave(Stage.Running one, boolean inOrder) {
    if (inOrder) {
      one.process().end("TERM", Duration.ofSeconds(10));
    } else {
      one.process().kill();
    }
  }
}
