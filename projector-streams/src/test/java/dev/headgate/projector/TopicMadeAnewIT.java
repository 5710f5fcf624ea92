package dev.headgate.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.event.AuditEvent.AuthEventLogged;
import dev.headgate.event.Envelope;
import dev.headgate.event.Personal;
import dev.headgate.event.UserEvent.UserUpserted;
import dev.headgate.projector.failure.ProjectorExit;
import dev.headgate.verification.evidence.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A topic that was deleted and created again has the old name and other records.
final class TopicMadeAnewIT {

  private static final String AUDIT = "auth.audit.events.v1";
  private static final String USERS = "auth.user.events.v1";
  private static final UUID USER = new UUID(7, 100);

  @TempDir Path folder;

  @Test
  void endsTheProjectorAndIsReadFromItsBeginningByTheNext() throws Exception {
    try (Stage stage = Stage.open(folder)) {
      Stage.Running first = stage.projector("one", Map.of());
      publish(stage, logged(1), logged(2), logged(3), user(1));
      stage.awaitCount(4, "auth_events");
      stage.awaitCount(1, "auth_users_view");
      List<String> before = stage.rows("SELECT event_id || ' ' || ingested_at FROM auth_events");
      replace(stage, AUDIT);
      replace(stage, USERS);
      assertThat(first.awaitExit())
          .isIn(
              ProjectorExit.TOPIC_REPLACED.code(),
              ProjectorExit.OFFSET_OUT_OF_RANGE.code()); // whoever notices first

      publish(stage, logged(2), logged(1), logged(3), logged(4), user(1), user(2));
      Stage.Running next = stage.projector("one", Map.of());
      stage.awaitCount(6, "auth_events");
      stage.awaitCount(1, "auth_users_view WHERE aggregate_version = 2");
      assertThat(stage.rows("SELECT event_id || ' ' || ingested_at FROM auth_events"))
          .as("first insertions")
          .containsAll(before);
      assertThat(next.exit()).isNotDone();
      Verdict verdict =
          new Verdict(stage.kafka().bootstrapServers(), stage.postgres().url("headgate_read"));
      assertThat(
              verdict.of(
                  List.of(List.of(logged(1), logged(2), logged(3), logged(4), user(1), user(2)))))
          .isEqualTo(List.<Finding>of());
    }
  }

  @Test
  void isAStateTopicWhoseRowsStayUntilTheyChange() throws Exception {
    try (Stage stage = Stage.open(folder)) {
      Stage.Running first = stage.projector("one", Map.of());
      publish(stage, user(1));
      stage.awaitCount(1, "auth_users_view WHERE aggregate_version = 1");
      first.process().end("TERM", Duration.ofSeconds(30));
      assertThat(first.awaitExit()).isZero();
      try (Admin admin = stage.admin()) {
        admin.deleteTopics(List.of("headgate.g1.user.state")).all().get();
      }
      stage.projector("one", Map.of());
      publish(stage, user(2));
      stage.awaitCount(1, "auth_users_view WHERE aggregate_version = 2");
    }
  }

  private static void publish(Stage stage, Envelope... events) {
    for (Envelope event : events) {
      stage.publish(Published.record(event));
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

  private static Envelope logged(int number) {
    var event = new AuthEventLogged("login", true, "web", null, null, "user");
    return Published.envelope("audit", new UUID(7, number), 1, event);
  }

  private static Envelope user(long version) {
    var event = new UserUpserted(new Personal.Clear("a@b.c"), "member", "password", null, null);
    return Published.envelope("user", USER, version, event);
  }
}
