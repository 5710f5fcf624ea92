package dev.headgate.projector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.event.Personal;
import dev.headgate.event.UserEvent.UserUpserted;
import dev.headgate.projector.failure.ProjectorExit;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who reads after a projector has gone without a word.
final class TakeoverIT {

  private static final UUID USER = new UUID(7, 1);
  // Two minutes until the broker gives up a silent member: nobody here waits that long.
  private static final Map<String, String> PATIENT =
      Map.of("HEADGATE_KAFKA_SESSION_TIMEOUT_MS", "120000");

  @TempDir Path folder;

  @Test
  void isTheKilledOneAtOnceWhenItStartsAgain() throws Exception {
    try (Stage stage = Stage.open(folder)) {
      Stage.Running first = stage.projector("one", PATIENT);
      stage.publish(user(1));
      stage.awaitCount(1, "auth_users_view WHERE aggregate_version = 1");
      for (int version = 2; version <= 4; version++) {
        first.process().kill();
        stage.publish(user(version));
        first = stage.projector("one", PATIENT);
        stage.awaitCount(1, "auth_users_view WHERE aggregate_version = " + version);
        stage.awaitCount(version, "auth_events");
      }
    }
  }

  @Test
  void isTheOtherInstanceAfterTheSession() throws Exception {
    try (Stage stage = Stage.open(folder)) {
      Stage.Running first = stage.projector("one", Map.of());
      stage.publish(user(1));
      stage.awaitCount(1, "auth_users_view WHERE aggregate_version = 1");
      Stage.Running second = stage.projector("two", Map.of());
      stage.publish(user(2));
      stage.awaitCount(1, "auth_users_view WHERE aggregate_version = 2");
      first.process().kill();
      stage.publish(user(3));
      stage.awaitCount(1, "auth_users_view WHERE aggregate_version = 3");
      stage.awaitCount(3, "auth_events");
      assertThat(second.exit()).isNotDone();
    }
  }

  @Test
  void isTheLaterOfTwoUnderOneName() throws Exception {
    try (Stage stage = Stage.open(folder)) {
      Map<String, String> named = Map.of("HEADGATE_INSTANCE", "twin");
      Stage.Running first = stage.projector("one", named);
      stage.publish(user(1));
      stage.awaitCount(1, "auth_users_view WHERE aggregate_version = 1");
      Stage.Running second = stage.projector("two", named);
      assertThat(first.awaitExit()).isEqualTo(ProjectorExit.INSTANCE_TWICE.code());
      stage.publish(user(2));
      stage.awaitCount(1, "auth_users_view WHERE aggregate_version = 2");
      assertThat(second.exit()).isNotDone();
    }
  }

  private static ProducerRecord<byte[], byte[]> user(long version) {
    return Published.record(
        "user",
        USER,
        version,
        new UserUpserted(new Personal.Clear("a@b.c"), "member", "password", null, null));
  }
}
