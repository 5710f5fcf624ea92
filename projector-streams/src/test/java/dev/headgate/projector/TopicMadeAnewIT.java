package dev.headgate.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.event.AuditEvent.AuthEventLogged;
import dev.headgate.event.Personal;
import dev.headgate.event.UserEvent.UserUpserted;
import dev.headgate.projector.failure.ProjectorExit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A topic that was deleted and created again has the old name and other records.
final class TopicMadeAnewIT {

  private static final String AUDIT = "auth.audit.events.v1";
  private static final UUID USER = new UUID(7, 1);

  @TempDir Path folder;

  @Test
  void endsTheProjectorAndIsReadFromItsBeginningByTheNext() throws Exception {
    try (Stage stage = Stage.open(folder)) {
      Stage.Running first = stage.projector("one", Map.of());
      stage.publish(logged(1), logged(2), logged(3));
      stage.awaitCount(3, "auth_events");
      List<String> before = stage.rows("SELECT event_id || ' ' || ingested_at FROM auth_events");
      replace(stage, AUDIT);
      assertThat(first.awaitExit())
          .isIn(
              ProjectorExit.TOPIC_REPLACED.code(),
              ProjectorExit.OFFSET_OUT_OF_RANGE.code()); // whoever notices first

      stage.publish(logged(2), logged(1), logged(3), logged(4));
      Stage.Running next = stage.projector("one", Map.of());
      stage.awaitCount(4, "auth_events");
      assertThat(stage.rows("SELECT event_id || ' ' || ingested_at FROM auth_events"))
          .as("first insertions")
          .containsAll(before);
      assertThat(next.exit()).isNotDone();
    }
  }

  @Test
  void isAStateTopicWhoseRowsStayUntilTheyChange() throws Exception {
    try (Stage stage = Stage.open(folder)) {
      Stage.Running first = stage.projector("one", Map.of());
      stage.publish(user(1));
      stage.awaitCount(1, "auth_users_view WHERE aggregate_version = 1");
      first.process().end("TERM", Duration.ofSeconds(30));
      assertThat(first.awaitExit()).isZero();
      try (Admin admin = stage.admin()) {
        admin.deleteTopics(List.of("headgate.g1.user.state")).all().get();
      }
      stage.projector("one", Map.of());
      stage.publish(user(2));
      stage.awaitCount(1, "auth_users_view WHERE aggregate_version = 2");
    }
  }

  private static void replace(Stage stage, String topic) throws Exception {
    try (Admin admin = stage.admin()) {
      admin.deleteTopics(List.of(topic)).all().get();
      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .until(() -> {
            admin.createTopics(List.of(new NewTopic(topic, 6, (short) 1))).all().get();
            return true;
          });
    }
  }

  private static ProducerRecord<byte[], byte[]> logged(int number) {
    var event = new AuthEventLogged("login", true, "web", null, null, "user");
    return Published.record("audit", new UUID(7, number), 1, event);
  }

  private static ProducerRecord<byte[], byte[]> user(long version) {
    var event = new UserUpserted(new Personal.Clear("a@b.c"), "member", "password", null, null);
    return Published.record("user", USER, version, event);
  }
}
