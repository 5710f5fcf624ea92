package dev.headgate.bench.relay;

import dev.headgate.bench.measure.Sample;
import dev.headgate.command.migration.Migrations;
import dev.headgate.command.migration.RolePasswords;
import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.embedded.child.Folders;
import dev.headgate.embedded.child.Watchdog;
import dev.headgate.embedded.kafka.KafkaBroker;
import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.process.postgres.PostgresUrl;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/// A real command database and a real broker, and one contender at a time between them.
final class Servers implements AutoCloseable {

  private static final String DATABASE = "headgate_command";

  private final Path folder = Folders.temporary("bench");
  private final Watchdog watchdog = Watchdog.start();
  private final PostgresServer postgres = PostgresServer.temporary();
  private final KafkaBroker kafka = KafkaBroker.temporary();

  /// Makes the outbox, both slots before its first row, and the other topics. Headgate's own are
  /// made by its first start.
  void introduce() throws SQLException, InterruptedException, ExecutionException {
    postgres.createDatabase(DATABASE);
    Migrations.migrate(
        PostgresUrl.parse(postgres.url(DATABASE)),
        new RolePasswords("command", "relay", "reader", "maintenance"));
    Outbox.addPeer(postgres.connect(DATABASE));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin
          .createTopics(
              Stream.of(Contender.PLAIN.topic(), KafkaAlone.TOPIC)
                  .map(topic -> new NewTopic(topic, Arrivals.PARTITIONS, (short) 1))
                  .toList())
          .all()
          .get();
    }
    ChildProcess relay = start(Contender.HEADGATE);
    relay.awaitReady(Duration.ofMinutes(1));
    relay.end("TERM", Duration.ofSeconds(30));
  }

  void fill(int transactions) throws SQLException {
    Outbox.fill(postgres.connect(DATABASE), transactions);
  }

  /// Lets a contender publish what is waiting for it; the first half warms it up.
  Arrivals workOff(Contender contender, int transactions) {
    long events = (long) transactions * Outbox.EVENTS_OF_A_TRANSACTION;
    ChildProcess[] process = new ChildProcess[1];
    Arrivals arrivals =
        Arrivals.of(
            kafka.bootstrapServers(),
            contender.topic(),
            events / 2,
            events,
            () -> process[0] = start(contender));
    process[0].end("TERM", Duration.ofSeconds(30));
    return arrivals;
  }

  /// Milliseconds from the answer to a commit until its event could be read.
  Sample trickle(Contender contender, int events) {
    ChildProcess process = start(contender);
    process.awaitReady(Duration.ofMinutes(1));
    Sample milliseconds =
        trickle(
            contender.topic(),
            names(contender.label(), events),
            (aggregates, committed) ->
                Outbox.trickle(postgres.connect(DATABASE), aggregates, committed));
    process.end("TERM", Duration.ofSeconds(30));
    return milliseconds;
  }

  /// Milliseconds from the beginning of a transaction in Kafka until its record could be read.
  Sample trickleIntoKafka(int records) {
    return trickle(
        KafkaAlone.TOPIC,
        names(KafkaAlone.TOPIC, records),
        (names, begun) -> KafkaAlone.trickle(kafka.bootstrapServers(), names, begun));
  }

  private static List<String> names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(n -> prefix + "-" + n).toList();
  }

  /// Sends one after the other, telling when.
  @FunctionalInterface
  private interface Sender {
    void send(List<String> names, Map<String, Long> sent) throws SQLException;
  }

  private Sample trickle(String topic, List<String> names, Sender sender) {
    Map<String, Long> sent = new ConcurrentHashMap<>();
    Map<String, Long> read = new ConcurrentHashMap<>();
    Arrivals.each(
        kafka.bootstrapServers(),
        topic,
        names.stream().collect(Collectors.toSet()),
        () -> Thread.ofVirtual().start(() -> send(sender, names, sent)),
        read::put);
    Sample milliseconds = new Sample();
    names.stream()
        .skip(names.size() / 10) // the JVM warms up
        .forEach(
            it -> milliseconds.add((read.getOrDefault(it, 0L) - sent.getOrDefault(it, 0L)) / 1e6));
    return milliseconds;
  }

  private static void send(Sender sender, List<String> names, Map<String, Long> sent) {
    try {
      sender.send(names, sent);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private ChildProcess start(Contender contender) {
    String database =
        "postgresql://headgate_relay:relay@127.0.0.1:%d/%s"
            .formatted(PostgresUrl.parse(postgres.url(DATABASE)).port(), DATABASE);
    return ChildProcess.start(
        watchdog,
        new ChildProcess.Command(
            java(contender), contender.environment(database, kafka.bootstrapServers())),
        folder.resolve(contender.label() + ".log"),
        line -> line.contains("publishes behind"));
  }

  /// The flags `headgate up` gives the relay.
  private static List<String> java(Contender contender) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        contender.main());
  }

  @Override
  public void close() {
    watchdog.close();
    kafka.close();
    postgres.close();
    Folders.delete(folder);
  }
}
