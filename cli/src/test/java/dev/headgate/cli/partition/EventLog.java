package dev.headgate.cli.partition;

import dev.headgate.command.migration.Migrations;
import dev.headgate.command.migration.RolePasswords;
import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.process.postgres.PostgresUrl;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/// A migrated log with days in the past that can be filled. Any thread may use it.
final class EventLog implements AutoCloseable {

  private static final String DATABASE = "headgate_command";
  private static final String TENANT = "018f0000-0000-7000-8000-000000000001";

  private final PostgresServer server = PostgresServer.temporary();

  static EventLog start() throws SQLException {
    EventLog log = new EventLog();
    log.server.createDatabase(DATABASE);
    Migrations.migrate(
        PostgresUrl.parse(log.url()),
        new RolePasswords("command", "relay", "reader", "maintenance"));
    log.run(
        "INSERT INTO auth_gateway.event_types VALUES ('DeviceSeen', 1, 'device', 't', 'o', 'd', '{}')");
    return log;
  }

  String url() {
    return server.url(DATABASE);
  }

  Connection connect() throws SQLException {
    return server.connect(DATABASE);
  }

  static LocalDate daysAgo(int days) {
    return LocalDate.now(ZoneOffset.UTC).minusDays(days);
  }

  /// Events of as many aggregates on a day in the past, which the relay has published.
  LocalDate published(int daysAgo, int events) throws SQLException {
    LocalDate day = daysAgo(daysAgo);
    run(events("device", day, events));
    publish();
    return day;
  }

  /// The statement that writes them, past the functions, which take no past times.
  static String events(String type, LocalDate day, int events) {
    return """
    INSERT INTO auth_gateway.outbox (
        event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type, schema_version, data,
        metadata, created_by, correlation_id, occurred_at, checksum)
    SELECT id, '%s', '%s', 'a' || id, 1, 'DeviceSeen', 1, data, '{}', 'system', id,
           to_timestamp(auth_gateway.uuidv7_millis(id) / 1000.0), encode(sha256(convert_to(data::text, 'UTF8')), 'hex')
      FROM generate_series(1, %d) AS n,
           auth_gateway.uuidv7((extract(epoch FROM timestamptz '%s 12:00+00') * 1000)::bigint + n) AS id,
           jsonb_build_object('n', n, 'price', 1.50, 'text', E'ünï "\\\\" \\n\\t\\r 1', 'gone', NULL) AS data
    """
        .formatted(TENANT, type, events, day);
  }

  /// As the relay's heartbeat says it.
  void publish() throws SQLException {
    run(
        "UPDATE auth_gateway.relay_progress SET published_below ="
            + " pg_snapshot_xmin(pg_current_snapshot())::text::xid8");
  }

  /// A command of now; it waits for nobody longer than a moment.
  void append() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SET statement_timeout = '10s'");
      statement.execute("SELECT set_config('app.tenant_id', '%s', true)".formatted(TENANT));
      statement.execute(
          "SELECT auth_gateway.publish_event('device', '%s', 'DeviceSeen', '{}')"
              .formatted(UUID.randomUUID()));
      connection.commit();
    }
  }

  /// Inserts that the relay has been sent since the slot was made.
  long sent() throws SQLException {
    return Long.parseLong(
        one(
            "SELECT count(*) FROM pg_logical_slot_peek_binary_changes('headgate', NULL, NULL,"
                + " 'proto_version', '1', 'publication_names', 'headgate')"
                + " WHERE get_byte(data, 0) = ascii('I')"));
  }

  /// How many events of a day the log shows.
  long shown(LocalDate day) throws SQLException {
    return Long.parseLong(
        one(
            "SELECT count(*) FROM auth_gateway.outbox WHERE occurred_at >= '%s' AND occurred_at < '%s'"
                .formatted(day, day.plusDays(1))));
  }

  boolean isMissing(LocalDate day) throws SQLException {
    return one("SELECT '%s' IN (SELECT auth_gateway.missing_event_days())".formatted(day))
        .equals("t");
  }

  /// What its table holds: `(events,checksum)`.
  String digest(LocalDate day) throws SQLException {
    return one("SELECT auth_gateway.event_partition_digest('%s')".formatted(table(day)));
  }

  static String table(LocalDate day) {
    return "outbox_" + day.toString().replace("-", "");
  }

  /// Whether somebody who moves days waits for somebody else.
  boolean isMoverWaiting() throws SQLException {
    return one("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'headgate partitions'"
            + " AND wait_event_type = 'Lock'")
        .equals("1");
  }

  void run(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  String one(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
