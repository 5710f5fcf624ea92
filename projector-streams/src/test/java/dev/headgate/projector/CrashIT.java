package dev.headgate.projector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.event.Event;
import dev.headgate.event.Personal;
import dev.headgate.event.UserEvent.UserUpserted;
import dev.headgate.projector.failure.ProjectorExit;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the read database shows after what should not happen.
final class CrashIT {

  private static final int KILLS = Integer.getInteger("headgate.kills", 4);
  private static final UUID USER = new UUID(9, 1);

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

  @Test
  void staysBehindAGapAndSaysSoAtEachStart() throws Exception {
    try (Stage stage = Stage.open(folder)) {
      Stage.Running projector = stage.projector("one", Map.of());
      stage.publish(user(1, "first@b.c"));
      stage.awaitCount(1, "auth_users_view WHERE email = 'first@b.c'");
      stage.publish(user(3, "third@b.c"));
      assertThat(projector.awaitExit()).isEqualTo(ProjectorExit.VERSION_GAP.code());
      assertThat(stage.projector("one", Map.of()).awaitExit())
          .isEqualTo(ProjectorExit.VERSION_GAP.code());
      assertThat(stage.rows("SELECT email FROM auth_users_view")).containsExactly("first@b.c");
    }
  }

  @Test
  void staysBeforeAForkOfAnOlderVersion() throws Exception {
    try (Stage stage = Stage.open(folder)) {
      Stage.Running projector = stage.projector("one", Map.of());
      stage.publish(user(1, "first@b.c"), user(2, "second@b.c"));
      stage.publish(user(1, "first@b.c"), user(2, "second@b.c")); // again is no fork
      stage.publish(user(3, "third@b.c"));
      stage.awaitCount(1, "auth_users_view WHERE email = 'third@b.c'");
      assertThat(projector.exit()).isNotDone();
      ProducerRecord<byte[], byte[]> fork = user(1, "other@b.c");
      fork.headers().remove("ce_id").add("ce_id", new UUID(5, 5).toString().getBytes(UTF_8));
      stage.publish(fork);
      assertThat(projector.awaitExit()).isEqualTo(ProjectorExit.VERSION_FORK.code());
      assertThat(stage.rows("SELECT email FROM auth_users_view")).containsExactly("third@b.c");
      assertThat(stage.rows("SELECT aggregate_version FROM auth_events ORDER BY 1"))
          .containsExactly("1", "2", "3");
    }
  }

  private static ProducerRecord<byte[], byte[]> user(long version, String email) {
    Event event = new UserUpserted(new Personal.Clear(email), "member", "password", null, null);
    return Published.record("user", USER, version, event);
  }
}
