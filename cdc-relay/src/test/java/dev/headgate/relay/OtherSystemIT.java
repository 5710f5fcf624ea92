package dev.headgate.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.command.migration.Migrations;
import dev.headgate.command.migration.RolePasswords;
import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.embedded.child.Folders;
import dev.headgate.embedded.child.Ports;
import dev.headgate.embedded.child.Watchdog;
import dev.headgate.embedded.kafka.KafkaBroker;
import dev.headgate.embedded.postgres.Cluster;
import dev.headgate.embedded.postgres.PostgresBinaries;
import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.relay.TestRelay.Fault;
import dev.headgate.relay.exit.RelayExit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A copy of the database or another cluster is not the one whose position is kept.
final class OtherSystemIT {

  private final Path folder = Folders.temporary("other-system");
  private final Watchdog watchdog = Watchdog.start();
  private final int port = Ports.free();
  private PostgresServer server;
  private Pipeline pipeline;

  @BeforeEach
  void start() throws Exception {
    server = PostgresServer.start(watchdog, cluster(Map.of()));
    pipeline = new Pipeline(server);
    publish(1);
  }

  @AfterEach
  void stop() {
    pipeline.close();
    watchdog.close();
    Folders.delete(folder);
  }

  @Test
  void refusesAnOlderCopyOfTheLog() throws Exception {
    server.close();
    Path copy = folder.resolve("copy");
    copy(folder.resolve("data"), copy);
    server.start();
    publish(3);
    server.close();
    Folders.delete(folder.resolve("data"));
    copy(copy, folder.resolve("data"));
    server.start();
    assertRefused(RelayExit.LOG_REWOUND, Map.of());
    append(50); // grows over the position: now its end looks right, and its events are others
    pipeline.administer("SELECT pg_switch_wal()", "CHECKPOINT");
    append(1);
    assertRefused(RelayExit.LOG_REWOUND, Map.of());
  }

  @Test
  @Tag("long")
  void refusesAPromotedCopy() throws Exception {
    server.close();
    Files.writeString(folder.resolve("data").resolve("recovery.signal"), "");
    PostgresServer promoted =
        PostgresServer.start(watchdog, cluster(Map.of("restore_command", "false")));
    assertRefused(RelayExit.ANOTHER_SERVER, Map.of());
    promoted.close();
  }

  @Test
  void refusesAnotherServer() throws Exception {
    try (PostgresServer other = PostgresServer.temporary()) {
      other.createDatabase("headgate_command");
      PostgresUrl url = PostgresUrl.parse(other.url("headgate_command"));
      Migrations.migrate(url, new RolePasswords("command", "relay", "reader", "maintenance"));
      assertRefused(
          RelayExit.ANOTHER_SERVER,
          Map.of(
              "HEADGATE_COMMAND_DATABASE_URL",
              "postgresql://headgate_relay:relay@127.0.0.1:%d/headgate_command"
                  .formatted(url.port())));
    }
  }

  @Test
  @Tag("long")
  void refusesAnotherClusterWithACopyOfThePosition() throws Exception {
    try (KafkaBroker other = KafkaBroker.temporary()) {
      copyPosition(pipeline.kafka(), other.bootstrapServers());
      assertRefused(
          RelayExit.ANOTHER_CLUSTER,
          Map.of("HEADGATE_KAFKA_BOOTSTRAP_SERVERS", other.bootstrapServers()));
    }
  }

  private void assertRefused(RelayExit expected, Map<String, String> more) throws Exception {
    assertThat(pipeline.refusal(more)).isEqualTo(expected.code());
    assertThat(pipeline.log()).contains("ends with " + expected);
  }

  private void publish(int events) throws Exception {
    ChildProcess relay = pipeline.started(Fault.NONE);
    append(events);
    ExactlyOnceIT.seen(pipeline, pipeline.outbox().size());
    relay.end("TERM", Duration.ofSeconds(30));
  }

  private void append(int events) throws Exception {
    try (Pipeline.Session session = pipeline.session()) {
      for (int i = 0; i < events; i++) {
        session.append(UUID.randomUUID().toString());
        session.commit();
      }
    }
  }

  private Cluster cluster(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(Cluster.LOGICAL);
    settings.putAll(more);
    return new Cluster(PostgresBinaries.bundled(), folder, port, "secret", settings, false);
  }

  private static void copy(Path from, Path to) throws IOException, InterruptedException {
    Process copy = new ProcessBuilder("cp", "-a", from.toString(), to.toString()).start();
    assertThat(copy.waitFor()).isZero();
  }

  private static void copyPosition(String from, String to) throws Exception {
    TopicPartition place = new TopicPartition("headgate.relay.position", 0);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", to));
        var reader =
            new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", from),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var writer =
            new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", to),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      admin.createTopics(List.of(new NewTopic(place.topic(), 1, (short) 1))).all().get();
      reader.assign(List.of(place));
      reader.seekToBeginning(List.of(place));
      for (var record : reader.poll(Duration.ofSeconds(10))) {
        writer.send(new ProducerRecord<>(place.topic(), record.key(), record.value())).get();
      }
    }
  }
}
