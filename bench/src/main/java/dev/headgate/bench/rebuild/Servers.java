package dev.headgate.bench.rebuild;

import dev.headgate.bench.history.History;
import dev.headgate.bench.history.Publication;
import dev.headgate.bench.measure.CpuTime;
import dev.headgate.bench.rebuild.Phases.Sample;
import dev.headgate.bench.rebuild.ReadModel.Stand;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.embedded.child.Folders;
import dev.headgate.embedded.child.Watchdog;
import dev.headgate.embedded.kafka.KafkaBroker;
import dev.headgate.embedded.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/// A real read database, a real broker, and the projector between them.
final class Servers implements AutoCloseable {

  private static final long PATIENCE = Duration.ofMinutes(30).toNanos();
  private static final Map<String, String> KEPT = Map.of("retention.ms", "-1"); // they are old
  private static final String FOLD = "headgate-fold-g2";

  private final Path folder = Folders.temporary("bench");
  private final Watchdog watchdog = Watchdog.start();
  private final PostgresServer postgres = PostgresServer.temporary();
  private final KafkaBroker kafka = KafkaBroker.temporary();
  private final Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  private final ReadModel database = new ReadModel(postgres);

  /// Makes the event topics and fills them.
  void publish(int users) throws ExecutionException, InterruptedException {
    postgres.createDatabase(ReadModel.DATABASE);
    admin
        .createTopics(
            Catalogue.shipped().topics().stream()
                .map(topic ->
                    new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(KEPT))
                .toList())
        .all()
        .get();
    try (Publication publication = new Publication(kafka.bootstrapServers())) {
      new History(users, publication::publish).tell();
    }
  }

  /// Starts the projector, and waits until the first generation and the audit hold every event.
  ///
  /// @param java further options of its virtual machine
  ChildProcess project(long events, List<String> java) throws SQLException, InterruptedException {
    ChildProcess projector =
        ChildProcess.start(
            watchdog,
            new ChildProcess.Command(words(java), environment()),
            folder.resolve("projector.log"),
            _ -> false);
    long end = System.nanoTime() + PATIENCE;
    while (database.events() < events) {
      check(projector, end);
      Thread.sleep(1000);
    }
    return projector;
  }

  /// Has a second generation built beside the first, to the turn of the views.
  Phases rebuild(ChildProcess projector)
      throws SQLException, ExecutionException, InterruptedException {
    Phases phases = new Phases();
    database.order();
    long end = System.nanoTime() + PATIENCE;
    while (!phases.isOver()) {
      check(projector, end);
      Stand stand = database.stand();
      if (stand.problem() != null) {
        throw new IllegalStateException("the generation did not come to be read: " + stand);
      }
      phases.add(new Sample(System.nanoTime() / 1e9, stand.state(), folded(), stand.rows()));
      Thread.sleep(200);
    }
    return phases;
  }

  private long folded() throws ExecutionException, InterruptedException {
    return admin
        .listConsumerGroupOffsets(FOLD)
        .partitionsToOffsetAndMetadata()
        .get()
        .values()
        .stream()
        .mapToLong(offset -> offset == null ? 0 : offset.offset())
        .sum();
  }

  Copies copy() throws SQLException, IOException {
    return Copies.of(database, folder);
  }

  /// Processor seconds so far of the projector, the broker and the read database.
  Effort effort(ChildProcess projector) {
    return new Effort(
        CpuTime.of(projector.pid()),
        CpuTime.of(kafka.process().pid()),
        CpuTime.of(postgres.process().pid()));
  }

  private static void check(ChildProcess projector, long end) {
    if (!projector.isAlive()) {
      projector.awaitReady(Duration.ZERO); // says its last lines
    }
    if (System.nanoTime() > end) {
      throw new IllegalStateException("the projector did not come to an end in half an hour");
    }
  }

  private Map<String, String> environment() {
    return Map.of(
        "HEADGATE_HTTP_PORT",
        "0",
        "HEADGATE_KAFKA_BOOTSTRAP_SERVERS",
        kafka.bootstrapServers(),
        "HEADGATE_READ_DATABASE_URL",
        postgres.url(ReadModel.DATABASE),
        "HEADGATE_STATE_DIRECTORY",
        folder.resolve("state").toString(),
        "HEADGATE_REPLICATION_FACTOR",
        "1",
        "HEADGATE_MIN_INSYNC_REPLICAS",
        "1");
  }

  /// The flags `headgate up` gives the projector.
  private static List<String> words(List<String> more) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-Xmx256m");
    words.add("-XX:+UseSerialGC");
    words.add("-XX:+ExitOnOutOfMemoryError");
    words.add("--sun-misc-unsafe-memory-access=allow");
    words.add("--enable-native-access=ALL-UNNAMED");
    words.addAll(more);
    words.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "dev.headgate.projector.Main"));
    return words;
  }

  @Override
  public void close() {
    admin.close();
    watchdog.close();
    kafka.close();
    postgres.close();
    Folders.delete(folder);
  }
}
