package dev.headgate.e2e;

import static org.awaitility.Awaitility.await;

import dev.headgate.verification.Faces;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// The cases on the official images, with the services as processes of this machine. Skips where no
/// Docker engine answers.
@Testcontainers(disabledWithoutDocker = true)
final class DockerPipelineIT implements PipelineCases {

  @Container
  private static final PostgreSQLContainer COMMAND =
      new PostgreSQLContainer("postgres:18")
          .withDatabaseName("headgate_command")
          .withUsername("postgres")
          .withCommand("postgres", "-c", "wal_level=logical");

  @Container
  private static final PostgreSQLContainer READ =
      new PostgreSQLContainer("postgres:18")
          .withDatabaseName("headgate_read")
          .withUsername("postgres");

  @Container private static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka:4.3.1");

  @TempDir static Path state;

  private static final List<ServiceJvm> SERVICES = new ArrayList<>();
  private static Gateway gateway;

  @BeforeAll
  static void start() throws Exception {
    ServiceJvm command =
        started(
            "command-service",
            "dev.headgate.command.Main",
            Map.of(
                "HEADGATE_COMMAND_DATABASE_URL", url(COMMAND, "headgate_command", "command"),
                "HEADGATE_MIGRATION_DATABASE_URL",
                    url(COMMAND, COMMAND.getUsername(), COMMAND.getPassword()),
                "HEADGATE_RELAY_PASSWORD", "relay",
                "HEADGATE_READER_PASSWORD", "reader",
                "HEADGATE_MAINTENANCE_PASSWORD", "maintenance",
                "HEADGATE_PEPPER", Base64.getEncoder().encodeToString(new byte[32]),
                "HEADGATE_DEVELOPMENT_AUTHENTICATION", "true"));
    started(
        "cdc-relay",
        "dev.headgate.relay.Main",
        withKafka("HEADGATE_COMMAND_DATABASE_URL", url(COMMAND, "headgate_relay", "relay")));
    Map<String, String> projector =
        withKafka("HEADGATE_READ_DATABASE_URL", url(READ, READ.getUsername(), READ.getPassword()));
    projector.put("HEADGATE_STATE_DIRECTORY", state.toString());
    started("projector-streams", "dev.headgate.projector.Main", projector);
    gateway =
        new Gateway(
            URI.create("http://127.0.0.1:" + command.port()),
            new Faces(
                url(COMMAND, COMMAND.getUsername(), COMMAND.getPassword()),
                url(READ, READ.getUsername(), READ.getPassword()),
                KAFKA.getBootstrapServers(),
                Map.of()));
  }

  @AfterAll
  static void stop() {
    SERVICES.reversed().forEach(ServiceJvm::close);
  }

  @Override
  public Gateway gateway() {
    return gateway;
  }

  private static ServiceJvm started(String module, String main, Map<String, String> environment)
      throws Exception {
    ServiceJvm service = ServiceJvm.start(module, main, environment);
    SERVICES.add(service);
    await().atMost(Duration.ofMinutes(2)).until(service::isReady);
    return service;
  }

  private static Map<String, String> withKafka(String name, String value) {
    return new HashMap<>(
        Map.of(
            name,
            value,
            "HEADGATE_KAFKA_BOOTSTRAP_SERVERS",
            KAFKA.getBootstrapServers(),
            "HEADGATE_REPLICATION_FACTOR",
            "1",
            "HEADGATE_MIN_INSYNC_REPLICAS",
            "1"));
  }

  private static String url(PostgreSQLContainer server, String user, String password) {
    return "postgresql://%s:%s@%s:%d/%s"
        .formatted(
            user,
            password,
            server.getHost(),
            server.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
            server.getDatabaseName());
  }
}
