package dev.headgate.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.embedded.child.Ports;
import dev.headgate.embedded.child.Watchdog;
import dev.headgate.embedded.kafka.KafkaBroker;
import dev.headgate.embedded.postgres.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ConditionTimeoutException;

/// A broker with the event topics and a read database, for projectors in processes of their own.
public final class Stage implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private final Catalogue catalogue;
  private final Watchdog watchdog = Watchdog.start();
  private final PostgresServer postgres = PostgresServer.temporary();
  private final KafkaBroker kafka = KafkaBroker.temporary();
  private final KafkaProducer<byte[], byte[]> producer;

  private Stage(Path folder, Catalogue catalogue) throws Exception {
    this.folder = folder;
    this.catalogue = catalogue;
    postgres.createDatabase("headgate_read");
    createTopics();
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "stage"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  public static Stage open(Path folder) throws Exception {
    return open(folder, Catalogue.shipped());
  }

  /// With the topics of another catalogue than the shipped one.
  static Stage open(Path folder, Catalogue catalogue) throws Exception {
    return new Stage(folder, catalogue);
  }

  public void createTopics() throws Exception {
    try (Admin admin = admin()) {
      admin
          .createTopics(
              catalogue.topics().stream()
                  .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1))
                  .toList())
          .all()
          .get();
    }
  }

  public Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  public PostgresServer postgres() {
    return postgres;
  }

  public KafkaBroker kafka() {
    return kafka;
  }

  /// A projector that runs.
  ///
  /// @param exit what it ends with; 137 after SIGKILL
  public record Running(ChildProcess process, int port, CompletableFuture<Integer> exit) {
    public int awaitExit() throws Exception {
      return exit.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /// Starts a projector on a state directory of the given name.
  public Running projector(String name, Map<String, String> more) {
    int port = Ports.free();
    Map<String, String> environment = new HashMap<>();
    environment.put("HEADGATE_HTTP_PORT", Integer.toString(port));
    environment.put("HEADGATE_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    environment.put("HEADGATE_READ_DATABASE_URL", postgres.url("headgate_read"));
    environment.put("HEADGATE_STATE_DIRECTORY", folder.resolve(name).toString());
    environment.put("HEADGATE_REPLICATION_FACTOR", "1");
    environment.put("HEADGATE_MIN_INSYNC_REPLICAS", "1");
    environment.putAll(more);
    ChildProcess process =
        ChildProcess.start(
            watchdog,
            new ChildProcess.Command(words(), environment),
            folder.resolve(name + ".log"),
            _ -> false);
    CompletableFuture<Integer> exit = new CompletableFuture<>();
    process.onExit(exit::complete);
    return new Running(process, port, exit);
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-Xmx256m");
    words.add("-XX:TieredStopAtLevel=1"); // they live for seconds
    words.add("--sun-misc-unsafe-memory-access=allow");
    words.add("--enable-native-access=ALL-UNNAMED");
    words.add("-cp");
    words.add(System.getProperty("java.class.path"));
    words.add(Main.class.getName());
    return words;
  }

  /// Publishes as the relay does: whole transactions.
  @SafeVarargs
  public final void publish(ProducerRecord<byte[], byte[]>... records) {
    producer.beginTransaction();
    for (ProducerRecord<byte[], byte[]> record : records) {
      var _ = producer.send(record);
    }
    producer.flush(); // a commit may overtake what is still on its way
    producer.commitTransaction();
  }

  public long count(String from) throws SQLException {
    return Long.parseLong(rows("SELECT count(*)::text FROM " + from).getFirst());
  }

  /// The first column of a query's rows, as the administrator sees them.
  public List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (var connection = postgres.connect("headgate_read");
        var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }

  public void run(String sql) throws SQLException {
    try (var connection = postgres.connect("headgate_read");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Leaves nothing of the read database but its name.
  void makeReadDatabaseAnew() throws SQLException {
    try (var connection = postgres.connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("DROP DATABASE headgate_read WITH (FORCE)");
    }
    postgres.createDatabase("headgate_read");
  }

  public void awaitCount(long expected, String from) {
    try {
      await(from)
          .atMost(PATIENCE)
          .ignoreExceptionsInstanceOf(SQLException.class)
          .untilAsserted(() -> assertThat(count(from)).isEqualTo(expected));
    } catch (ConditionTimeoutException inVain) {
      throw new AssertionError(inVain.getMessage() + LastWords.of(folder), inVain);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
    watchdog.close();
    kafka.close();
    postgres.close();
  }
}
