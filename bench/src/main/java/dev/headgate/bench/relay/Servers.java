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
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/// A real command database and a real broker, and one contender at a time between them.
final class Servers implements AutoCloseable {

  private static final String DATABASE = "headgate_command";

  private final Path folder = Folders.temporary("bench");
  private final Watchdog watchdog = Watchdog.start();
  private final PostgresServer postgres = PostgresServer.temporary();
  private final KafkaBroker kafka = KafkaBroker.temporary();

  /// Makes the outbox, both slots before its first row, and the peer's topic. Headgate's own are
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
              List.of(new NewTopic(Contender.PLAIN.topic(), Arrivals.PARTITIONS, (short) 1)))
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
    List<String> aggregates =
        IntStream.range(0, events).mapToObj(n -> contender.label() + "-" + n).toList();
    ChildProcess process = start(contender);
    process.awaitReady(Duration.ofMinutes(1));
    Map<String, Long> committed = new ConcurrentHashMap<>();
    Map<String, Long> read = new ConcurrentHashMap<>();
    Arrivals.each(
        kafka.bootstrapServers(),
        contender.topic(),
        aggregates.stream().collect(Collectors.toSet()),
        () -> Thread.ofVirtual().start(() -> trickle(aggregates, committed)),
        read::put);
    process.end("TERM", Duration.ofSeconds(30));
    Sample milliseconds = new Sample();
    aggregates.stream()
        .skip(events / 10) // the JVM warms up
        .forEach(it ->
            milliseconds.add((read.getOrDefault(it, 0L) - committed.getOrDefault(it, 0L)) / 1e6));
    return milliseconds;
  }

  private void trickle(List<String> aggregates, Map<String, Long> committed) {
    try {
      Outbox.trickle(postgres.connect(DATABASE), aggregates, committed);
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
