package dev.headgate.projector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.event.Personal;
import dev.headgate.event.UserEvent.UserUpserted;
import dev.headgate.projector.failure.ProjectorExit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who reads after a projector has gone without a word.
final class TakeoverIT {

  private static final UUID USER = new UUID(7, 1);
  private static final int AGGREGATES = Integer.getInteger("headgate.aggregates", 2000);
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
      for (int version = 2; version <= 3; version++) {
        first.process().kill();
        stage.publish(user(version));
        first = stage.projector("one", PATIENT);
        stage.awaitCount(1, "auth_users_view WHERE aggregate_version = " + version);
        stage.awaitCount(version, "auth_events");
      }
    }
  }

  @Test
  void isSoonThoughThereIsStateToRestore() throws Exception {
    try (Stage stage = Stage.open(folder)) {
      Stage.Running first = stage.projector("one", PATIENT);
      for (int from = 0; from < AGGREGATES; from += 500) {
        stage.publish(users(from, Math.min(from + 500, AGGREGATES)));
      }
      stage.awaitCount(2L * AGGREGATES, "auth_events");
      stage.awaitCount(AGGREGATES, "auth_users_view WHERE aggregate_version = 2");
      first.process().kill();
      stage.publish(user(1));
      long killed = System.nanoTime();
      stage.projector("one", PATIENT);
      stage.awaitCount(AGGREGATES + 1, "auth_users_view");
      Duration took = Duration.ofNanos(System.nanoTime() - killed);
      Files.writeString(
          Path.of("target", "takeover.txt"), AGGREGATES + " aggregates: " + took + "\n");
      assertThat(took).isLessThan(Duration.ofSeconds(60)); // 20 on a machine of its own
    }
  }

  @Test
  @Tag("long") // OwnershipIT shows it of one that stands still
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

  // Two versions each, so that heads and history are both there.
  @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of generic types
  private static ProducerRecord<byte[], byte[]>[] users(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> new UUID(1, 1000 + i))
        .flatMap(id -> Stream.of(user(id, 1), user(id, 2)))
        .toArray(length -> (ProducerRecord<byte[], byte[]>[]) new ProducerRecord[length]);
  }

  private static ProducerRecord<byte[], byte[]> user(long version) {
    return user(USER, version);
  }

  private static ProducerRecord<byte[], byte[]> user(UUID id, long version) {
    return Published.record(
        "user",
        id,
        version,
        new UserUpserted(new Personal.Clear("a@b.c"), "member", "password", null, null));
  }
}
