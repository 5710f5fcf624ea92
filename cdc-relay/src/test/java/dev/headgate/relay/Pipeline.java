package dev.headgate.relay;

import dev.headgate.command.migration.Migrations;
import dev.headgate.command.migration.RolePasswords;
import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.embedded.child.Folders;
import dev.headgate.embedded.child.Watchdog;
import dev.headgate.embedded.kafka.KafkaBroker;
import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.process.postgres.PostgresUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A real command database and a real broker, and relays between them as processes.
final class Pipeline implements AutoCloseable {

  private final Path folder = Folders.temporary("relay");
  private final Path log =
      Path.of("target", "relay-" + UUID.randomUUID() + ".log"); // stays for whoever asks why
  private final Watchdog watchdog = Watchdog.start();
  private final PostgresServer postgres;
  private final KafkaBroker kafka;
  private final PostgresUrl database;

  Pipeline() {
    this(PostgresServer.temporary());
  }

  Pipeline(PostgresServer postgres) {
    this(postgres, KafkaBroker.temporary());
  }

  /// A pipeline on servers that were started before; it closes them.
  Pipeline(PostgresServer postgres, KafkaBroker kafka) {
    this.postgres = postgres;
    this.kafka = kafka;
    postgres.createDatabase("headgate_command");
    database = PostgresUrl.parse(postgres.url("headgate_command"));
    Migrations.migrate(database, new RolePasswords("command", "relay", "reader", "maintenance"));
  }

  /// @param more wins over what is set here
  ChildProcess relay(TestRelay.Fault fault, Map<String, String> more) {
    return child(
        TestRelay.class, List.of(fault.name()), more, line -> line.contains("publishes behind"));
  }

  /// One of the verbs that repair. It ends by itself.
  ///
  /// @param twist a name of [TestRepair.Twist]
  ChildProcess repair(TestRepair.Twist twist, String... words) {
    List<String> arguments = new ArrayList<>(List.of(twist.name()));
    arguments.addAll(List.of(words));
    Map<String, String> more =
        words[0].equals("reconcile")
            ? Map.of("HEADGATE_MIGRATION_DATABASE_URL", postgres.url("headgate_command"))
            : Map.of();
    return child(TestRepair.class, arguments, more, _ -> false);
  }

  private ChildProcess child(
      Class<?> main, List<String> arguments, Map<String, String> more, Predicate<String> isReady) {
    Map<String, String> environment = new HashMap<>();
    environment.put(
        "HEADGATE_COMMAND_DATABASE_URL",
        "postgresql://headgate_relay:relay@127.0.0.1:" + database.port() + "/headgate_command");
    environment.put("HEADGATE_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    environment.put("HEADGATE_REPLICATION_FACTOR", "1");
    environment.put("HEADGATE_MIN_INSYNC_REPLICAS", "1");
    environment.put("HEADGATE_LOG_FORMAT", "plain");
    environment.put("CRASH_WHEN", trigger().toString());
    environment.putAll(more);
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    words.addAll(arguments);
    return ChildProcess.start(watchdog, new ChildProcess.Command(words, environment), log, isReady);
  }

  ChildProcess started(TestRelay.Fault fault) {
    ChildProcess relay = relay(fault, Map.of());
    relay.awaitReady(Duration.ofSeconds(60));
    return relay;
  }

  /// Waits for a process to end.
  int exitOf(ChildProcess process) {
    CompletableFuture<Integer> code = new CompletableFuture<>();
    process.onExit(code::complete);
    return code.orTimeout(120, TimeUnit.SECONDS).join();
  }

  /// Lets a fault happen from now on.
  void arm() throws IOException {
    Files.writeString(trigger(), "");
  }

  void disarm() throws IOException {
    Files.deleteIfExists(trigger());
  }

  private Path trigger() {
    return folder.resolve("armed");
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  Path logFile() {
    return log;
  }

  PostgresServer postgres() {
    return postgres;
  }

  KafkaBroker broker() {
    return kafka;
  }

  String kafka() {
    return kafka.bootstrapServers();
  }

  /// Runs the relay until it refuses; answers its exit code.
  int refusal(Map<String, String> more) throws Exception {
    ChildProcess relay = relay(TestRelay.Fault.NONE, more);
    CompletableFuture<Integer> code = new CompletableFuture<>();
    relay.onExit(code::complete);
    return code.get(60, TimeUnit.SECONDS);
  }

  /// Runs statements as the server's administrator, each in a transaction of its own.
  void administer(String... statements) throws SQLException {
    try (Connection connection = postgres.connect("headgate_command");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /// What `/health` of the command service reads.
  Backlog backlog() throws SQLException {
    try (Connection connection = postgres.connect("headgate_command");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT pending, oldest_pending_seconds FROM auth_gateway.outbox_backlog()")) {
      row.next();
      return new Backlog(row.getLong(1), row.getObject(2, Double.class));
    }
  }

  /// @param oldestPendingSeconds null when nothing is pending
  record Backlog(long pending, Double oldestPendingSeconds) {}

  /// A client's session; it decides when to commit.
  Session session() throws SQLException {
    return new Session(
        DriverManager.getConnection(database.jdbcUrl(), "headgate_command", "command"));
  }

  /// A session that may write the log without its functions, to decide which record of the WAL
  /// comes next.
  Session administrator() throws SQLException {
    return new Session(postgres.connect("headgate_command"));
  }

  /// The id of an event that [Session#insertRow] wrote.
  String idOf(String aggregate, long version) throws SQLException {
    try (Connection connection = postgres.connect("headgate_command");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT event_id FROM auth_gateway.outbox WHERE aggregate_id = '%s' AND aggregate_version = %d"
                    .formatted(aggregate, version))) {
      row.next();
      return row.getString(1);
    }
  }

  /// The ids in the outbox.
  List<UUID> outbox() throws SQLException {
    List<UUID> ids = new ArrayList<>();
    try (Connection connection = postgres.connect("headgate_command");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT event_id FROM auth_gateway.outbox")) {
      while (rows.next()) {
        ids.add(rows.getObject(1, UUID.class));
      }
    }
    return ids;
  }

  @Override
  public void close() {
    watchdog.close();
    kafka.close();
    postgres.close();
    Folders.delete(folder);
  }

  /// Appends sessions' events as the command service does.
  record Session(Connection connection) implements AutoCloseable {

    private static final UUID TENANT = new UUID(0, 1);

    Session {
      try {
        connection.setAutoCommit(false);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    /// Appends one event to an aggregate and returns its id; the transaction stays open.
    UUID append(String aggregate) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SELECT set_config('app.tenant_id', '%s', true)".formatted(TENANT));
        return id(
            statement,
            ("SELECT event_id FROM auth_gateway.append_decided('session', '%s', 'SessionCreated', '{\"platform\": \"web\"}', '{}', NULL,"
                    + " 'system', NULL, NULL, NULL, NULL, NULL, 1, '{}', 1)")
                .formatted(aggregate));
      }
    }

    private static UUID id(Statement statement, String sql) throws SQLException {
      try (ResultSet row = statement.executeQuery(sql)) {
        row.next();
        return row.getObject(1, UUID.class);
      }
    }

    /// Writes one row and no other record of the WAL: no lock, no sequence.
    void insertRow(String aggregate, long version) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            ("INSERT INTO auth_gateway.outbox (event_number, event_id, tenant_id, aggregate_type, aggregate_id,"
                    + " aggregate_version, event_type, schema_version, data, metadata, created_by, correlation_id,"
                    + " occurred_at, checksum) SELECT 1000000 + %2$d, id, '%3$s', 'session', '%1$s', %2$d,"
                    + " 'SessionCreated', 1, '{}', '{}', 'system', id,"
                    + " to_timestamp(auth_gateway.uuidv7_millis(id) / 1000.0),"
                    + " encode(sha256('{}'), 'hex')"
                    + " FROM auth_gateway.uuidv7(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) AS id")
                .formatted(aggregate, version, TENANT));
      }
    }

    void commit() throws SQLException {
      connection.commit();
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
