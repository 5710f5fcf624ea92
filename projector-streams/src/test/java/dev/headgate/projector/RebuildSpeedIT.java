package dev.headgate.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.event.ApiKeyEvent.ApiKeyCreated;
import dev.headgate.event.ApiKeyEvent.ApiKeyRotated;
import dev.headgate.event.Event;
import dev.headgate.event.Personal;
import dev.headgate.event.SessionEvent.SessionCreated;
import dev.headgate.event.SessionEvent.SessionRevoked;
import dev.headgate.event.UserEvent.UserUpserted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/// How fast a generation is built, beside `COPY` of the same rows in the same run. For a quiet
/// machine: `-Dit.test=RebuildSpeedIT -Dheadgate.rebuild.events=1000000`.
@EnabledIfSystemProperty(named = "headgate.rebuild.events", matches = "\\d+")
final class RebuildSpeedIT {

  private static final int ROUNDS = Integer.getInteger("headgate.rebuild.events", 100_000) / 6;
  private static final int EVENTS = ROUNDS * 6;
  private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final String[] TABLES = {"users", "sessions", "api_keys"};

  // As `headgate up` runs it; the last word is the environment's. A profile comes with, for
  // instance,
  // -Dheadgate.rebuild.java=-XX:StartFlightRecording=filename=/tmp/rebuild.jfr,settings=profile
  private static final Map<String, String> JAVA =
      Map.of(
          "_JAVA_OPTIONS",
          "-XX:TieredStopAtLevel=4 -XX:+UseSerialGC "
              + System.getProperty("headgate.rebuild.java", ""));

  @TempDir Path folder;

  @Test
  void isMeasuredBesideCopy() throws Exception {
    try (Stage stage = Stage.open(folder)) {
      publish(stage);
      Stage.Running projector = stage.projector("one", JAVA);
      await("the first generation")
          .atMost(PATIENCE)
          .ignoreExceptionsInstanceOf(SQLException.class)
          .until(() -> stage.count("auth_events") == EVENTS && versions(stage) == EVENTS);
      double copy = copy(stage);
      stage.rows("SELECT headgate.request_replay('{all}')");
      double seconds = seconds(stage, "building", "comparing");
      double all = seconds(stage, "building", "live");
      assertThat(projector.exit()).isNotDone();
      report(stage.count("projection_g2.users") * TABLES.length, seconds, all, copy);
    }
  }

  /// Each aggregate of two versions, so that heads and history are both written.
  private static void publish(Stage stage) {
    var bytes = new ByteArraySerializer();
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                "bootstrap.servers", stage.kafka().bootstrapServers(), "linger.ms", 20),
            bytes,
            bytes)) {
      for (int i = 0; i < ROUNDS; i++) {
        UUID user = new UUID(1, i);
        var profile =
            new UserUpserted(new Personal.Clear(i + "@b.c"), "user", "password", FAR, null);
        twice(producer, "user", user, profile, profile);
        twice(
            producer,
            "session",
            new UUID(2, EVENTS + i),
            new SessionCreated(user, "web", "all", FAR),
            new SessionRevoked(user, "web", "all", FAR, "logout"));
        twice(
            producer,
            "api_key",
            new UUID(3, 2L * EVENTS + i),
            new ApiKeyCreated(user, "read", null, "key"),
            new ApiKeyRotated(user, "write", FAR));
      }
    }
  }

  private static void twice(
      KafkaProducer<byte[], byte[]> producer, String type, UUID id, Event first, Event second) {
    var _ = producer.send(Published.record(type, id, 1, first));
    var _ = producer.send(Published.record(type, id, 2, second));
  }

  private static long versions(Stage stage) throws SQLException {
    long sum = 0;
    for (String table : TABLES) {
      sum +=
          Long.parseLong(
              stage
                  .rows(
                      "SELECT coalesce(sum(aggregate_version), 0)::text FROM projection_g1."
                          + table)
                  .getFirst());
    }
    return sum;
  }

  /// Rows a second of `COPY` into tables like these, indexes included.
  private double copy(Stage stage) throws SQLException, IOException {
    double seconds = 0;
    long rows = 0;
    for (String table : TABLES) {
      Path file = folder.resolve(table + ".copy");
      stage.run(
          "CREATE TABLE copy_of_" + table + " (LIKE projection_g1." + table + " INCLUDING ALL)");
      try (var connection = stage.postgres().connect("headgate_read")) {
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
        try (var out = Files.newOutputStream(file)) {
          copies.copyOut("COPY projection_g1." + table + " TO STDOUT", out);
        }
        long begun = System.nanoTime();
        try (var in = Files.newInputStream(file)) {
          rows += copies.copyIn("COPY copy_of_" + table + " FROM STDIN", in);
        }
        seconds += (System.nanoTime() - begun) / 1e9;
      }
    }
    return rows / seconds;
  }

  /// How long the second generation took from one state to another, by the read database's clock.
  private static double seconds(Stage stage, String from, String to) {
    String at =
        "(SELECT recorded_at FROM headgate.replay_audit WHERE subject = 'g2' AND action = 'generation_%s')";
    String sql =
        "SELECT extract(epoch FROM %s - %s)::text".formatted(at.formatted(to), at.formatted(from));
    await(to).atMost(PATIENCE).until(() -> stage.rows(sql).getFirst() != null);
    try {
      return Double.parseDouble(stage.rows(sql).getFirst());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void report(long rows, double seconds, double all, double copy)
      throws IOException {
    String text =
        String.format(
            Locale.ROOT,
            "%d events, %d rows%n"
                + "built in %.1f s: %.0f events/s, %.0f rows/s%n"
                + "built, compared and swapped in %.1f s: %.0f events/s%n"
                + "COPY of the rows: %.0f rows/s; rebuild is %.2f of it by rows%n",
            EVENTS,
            rows,
            seconds,
            EVENTS / seconds,
            rows / seconds,
            all,
            EVENTS / all,
            copy,
            rows / seconds / copy);
    Files.writeString(Path.of("target", "rebuild-speed.txt"), text);
  }
}
