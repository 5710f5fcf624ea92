package dev.headgate.projector.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.embedded.child.Watchdog;
import dev.headgate.embedded.kafka.KafkaBroker;
import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.event.AuditEvent.AuthEventLogged;
import dev.headgate.event.Envelope;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.projector.Published;
import dev.headgate.projector.Verdict;
import dev.headgate.projector.instance.Instance;
import dev.headgate.projector.readdatabase.ReadDatabase;
import dev.headgate.projector.reading.Vocabulary;
import dev.headgate.projector.topic.Replication;
import dev.headgate.projector.topic.TopicIdentities;
import dev.headgate.projector.topic.TopicPreparation;
import dev.headgate.topic.Topic;
import dev.headgate.verification.evidence.Finding;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The one moment at which the two positions differ: Postgres has committed, the group has not
/// heard of it.
final class SinkKillIT {

  private static final Set<Topic> EVENTS = Catalogue.shipped().topics();

  @TempDir Path folder;

  @Test
  void appliesEachEventOnceThoughItDiesBetweenTheCommitAndTheMirror() throws Exception {
    try (PostgresServer postgres = PostgresServer.temporary();
        KafkaBroker kafka = KafkaBroker.temporary();
        Watchdog watchdog = Watchdog.start()) {
      postgres.createDatabase("headgate_read");
      ReadDatabase.migrate(PostgresUrl.parse(postgres.url("headgate_read")));
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
        admin.createTopics(EVENTS.stream().map(SinkKillIT::single).toList()).all().get();
        Files.writeString(folder.resolve("armed"), "");
        ChildProcess dying = sink(watchdog, postgres, kafka);
        publish(kafka, 0, 20);
        assertThat(dying.awaitExit(Duration.ofSeconds(60))).isTrue();
        assertThat(rows(postgres)).as("committed before the kill").isPositive();
        assertThat(mirrored(admin)).as("heard of by the group").isZero();

        Files.delete(folder.resolve("armed"));
        ChildProcess next = sink(watchdog, postgres, kafka);
        publish(kafka, 20, 40);
        await().atMost(Duration.ofMinutes(1)).until(() -> rows(postgres) == 40);
        await().atMost(Duration.ofMinutes(1)).until(() -> mirrored(admin) == 40);
        next.end("TERM", Duration.ofSeconds(20));
        Verdict verdict = new Verdict(kafka.bootstrapServers(), postgres.url("headgate_read"));
        assertThat(verdict.of(IntStream.range(0, 40).mapToObj(i -> List.of(logged(i))).toList()))
            .isEqualTo(List.<Finding>of());
      }
    }
  }

  private static NewTopic single(Topic topic) {
    return new NewTopic(topic.name(), topic.partitions(), (short) 1);
  }

  private ChildProcess sink(Watchdog watchdog, PostgresServer postgres, KafkaBroker kafka) {
    return ChildProcess.start(
        watchdog,
        new ChildProcess.Command(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DyingSink.class.getName(),
                postgres.url("headgate_read"),
                kafka.bootstrapServers(),
                folder.resolve("armed").toString())),
        folder.resolve("sink.log"),
        _ -> false);
  }

  private static void publish(KafkaBroker kafka, int from, int to) {
    var bytes = new ByteArraySerializer();
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()), bytes, bytes)) {
      for (int i = from; i < to; i++) {
        var _ = producer.send(Published.record(logged(i)));
      }
    }
  }

  private static Envelope logged(int number) {
    var event = new AuthEventLogged("login", true, "web", null, null, "user");
    return Published.envelope("audit", new UUID(7, number), 1, event);
  }

  private static int rows(PostgresServer postgres) throws SQLException {
    try (var connection = postgres.connect("headgate_read");
        var statement = connection.createStatement();
        var found = statement.executeQuery("SELECT count(*) FROM auth_events")) {
      found.next();
      return found.getInt(1);
    }
  }

  private static long mirrored(Admin admin) throws Exception {
    return admin
        .listConsumerGroupOffsets("headgate-sink-audit-g1")
        .partitionsToOffsetAndMetadata()
        .get()
        .values()
        .stream()
        .mapToLong(OffsetAndMetadata::offset)
        .sum();
  }

  /// The audit sink alone, in a process that ends after a commit while a file says so.
  static final class DyingSink {

    private DyingSink() {}

    public static void main(String[] arguments) throws InterruptedException {
      Runnable afterCommit =
          () -> {
            if (Files.exists(Path.of(arguments[2]))) {
              Runtime.getRuntime().halt(99);
            }
          };
      Map<String, String> kafka = Map.of("bootstrap.servers", arguments[1]);
      TopicIdentities topics;
      try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
        topics = new TopicPreparation(admin, new Replication(1, 1)).prepare(EVENTS);
      }
      try (ReadDatabase database = ReadDatabase.open(PostgresUrl.parse(arguments[0]));
          var _ =
              Sink.audit(
                  new Sink.Setting(
                      kafka,
                      new Instance("dying"),
                      database,
                      topics,
                      new SimpleMeterRegistry(),
                      afterCommit),
                  new Vocabulary(Catalogue.shipped()),
                  failure -> Runtime.getRuntime().halt(failure.exitCode().code()))) {
        Thread.currentThread().join();
      }
    }
  }
}
