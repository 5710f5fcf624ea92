package dev.headgate.projector;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.embedded.kafka.KafkaBroker;
import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.event.AuditEvent.AuthEventLogged;
import dev.headgate.event.Personal;
import dev.headgate.event.SessionEvent.SessionCreated;
import dev.headgate.event.SessionEvent.SessionRevoked;
import dev.headgate.event.UserEvent.UserUpserted;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.projector.instance.Instance;
import dev.headgate.projector.reading.Vocabulary;
import dev.headgate.projector.topic.Replication;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectorIT {

  private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");
  private static final UUID USER = new UUID(7, 1);
  private static final UUID SESSION = new UUID(7, 2);

  private final AtomicReference<@Nullable ProcessFailure> failure = new AtomicReference<>();

  @Test
  void carriesEventsIntoTheViewsOnceAndHealsATruncatedTable(@TempDir Path state) throws Exception {
    try (PostgresServer postgres = PostgresServer.temporary();
        KafkaBroker kafka = KafkaBroker.temporary()) {
      postgres.createDatabase("headgate_read");
      createTopics(kafka);
      try (Projector projector =
          Projector.start(
              configuration(postgres, kafka, state),
              new Vocabulary(Catalogue.shipped()),
              new SimpleMeterRegistry(),
              failure::set)) {
        publish(kafka);
        publish(kafka); // every event twice
        awaitCount(postgres, 1, "auth_users_view");
        awaitCount(postgres, 1, "auth_sessions_view WHERE revoked_at IS NOT NULL");
        awaitCount(postgres, 4, "auth_events");
        awaitCount(postgres, 1, "auth_audit_view WHERE success");
        run(postgres, "TRUNCATE projection_g1.users");
        run(postgres, "TRUNCATE headgate.auth_events");
        awaitCount(postgres, 1, "auth_users_view");
        awaitCount(postgres, 4, "auth_events");
        assertEquals(true, projector.report().ready());
        assertNull(failure.get());
      }
    }
  }

  private static Configuration configuration(
      PostgresServer postgres, KafkaBroker kafka, Path state) {
    return new Configuration(
        new Configuration.Http("127.0.0.1", 0, true, Optional.empty()),
        PostgresUrl.parse(postgres.url("headgate_read")),
        new Configuration.Clients(Map.of("bootstrap.servers", kafka.bootstrapServers()), Map.of()),
        new Replication(1, 1),
        state,
        new Instance("it"));
  }

  private static void createTopics(KafkaBroker kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin
          .createTopics(
              Catalogue.shipped().topics().stream()
                  .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1))
                  .toList())
          .all()
          .get();
    }
  }

  private static void publish(KafkaBroker kafka) {
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
      var user = new UserUpserted(new Personal.Clear("a@b.c"), "admin", "password", null, null);
      var _ = producer.send(Published.record("user", USER, 1, user));
      var _ =
          producer.send(
              Published.record("session", SESSION, 1, new SessionCreated(USER, "web", "all", FAR)));
      var _ =
          producer.send(
              Published.record(
                  "session", SESSION, 2, new SessionRevoked(USER, "web", "all", FAR, "logout")));
      var logged = new AuthEventLogged("login", true, "web", null, USER.toString(), "user");
      var _ = producer.send(Published.record("audit", new UUID(7, 3), 1, logged));
    }
  }

  private void awaitCount(PostgresServer postgres, int expected, String from) {
    await(from)
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> {
          ProcessFailure failed = failure.get();
          assertNull(failed, () -> String.valueOf(failed));
          assertEquals(expected, count(postgres, from));
        });
  }

  private static int count(PostgresServer postgres, String from) throws SQLException {
    try (var connection = postgres.connect("headgate_read");
        var statement = connection.createStatement();
        var found = statement.executeQuery("SELECT count(*) FROM " + from)) {
      found.next();
      return found.getInt(1);
    }
  }

  private static void run(PostgresServer postgres, String sql) throws SQLException {
    try (var connection = postgres.connect("headgate_read");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
