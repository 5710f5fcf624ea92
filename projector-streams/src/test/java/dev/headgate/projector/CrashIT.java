package dev.headgate.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the read database shows after what should not happen.
final class CrashIT {

  private static final int KILLS = Integer.getInteger("headgate.kills", 4);

  @TempDir Path folder;

  @Test
  void equalsTheEventsThoughTheProjectorIsKilledAgainAndAgain() throws Exception {
    try (Stage stage = Stage.open(folder);
        Flow flow = Flow.start(stage, 1)) {
      Stage.Running projector = stage.projector("one", Map.of());
      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptionsInstanceOf(SQLException.class)
          .until(() -> stage.count("auth_events") > 0);
      for (int kill = 0; kill < KILLS; kill++) {
        flow.awaitMore(50);
        projector.process().kill();
        assertThat(projector.awaitExit()).isEqualTo(137);
        projector = stage.projector("one", Map.of());
      }
      flow.awaitMore(50);
      flow.assertShown();
      assertThat(projector.exit()).isNotDone();
    }
  }

  @Test
  void equalsTheEventsThoughTheReadDatabaseWentDownUnderLoad() throws Exception {
    try (Stage stage = Stage.open(folder);
        Flow flow = Flow.start(stage, 2)) {
      Stage.Running projector = stage.projector("one", Map.of());
      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptionsInstanceOf(SQLException.class)
          .until(() -> stage.count("auth_events") > 0);
      for (int crash = 0; crash < 3; crash++) {
        flow.awaitMore(50);
        stage.postgres().stopImmediately();
        stage.postgres().start();
      }
      flow.awaitMore(50);
      flow.assertShown();
      assertThat(projector.exit()).as("it waited instead of ending").isNotDone();
    }
  }
}
