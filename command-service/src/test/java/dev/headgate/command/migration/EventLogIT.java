package dev.headgate.command.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.embedded.postgres.Cluster;
import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.process.postgres.PostgresUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The event log's promises, on the oldest and the newest server.
@ParameterizedClass
@EnumSource(Release.class)
final class EventLogIT {

  private static final RolePasswords PASSWORDS = new RolePasswords("c-pw", "r-pw", "e-pw", "m-pw");

  @Parameter Release release;

  private static PostgresServer server;
  private static PostgresUrl url;

  @BeforeParameterizedClassInvocation
  static void migrate(Release release) throws SQLException {
    server = release.start(Cluster.LOGICAL);
    server.createDatabase("headgate_command");
    url = PostgresUrl.parse(server.url("headgate_command"));
    Migrations.migrate(url, PASSWORDS);
    new Session(url, url.user(), url.password(), null)
        .run(
            "INSERT INTO auth_gateway.event_types VALUES ('DeviceSeen', 1, 'device', 't', 'o', 'd', '{}'),"
                + " ('AuthEventLogged', 1, 'audit', 't', 'o', 'd', '{}')");
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void isMigratedTwiceWithoutAChange() throws SQLException {
    String before = administrator().one("SELECT count(*) FROM auth_gateway.flyway_schema_history");
    Migrations.migrate(url, PASSWORDS);
    assertThat(administrator().one("SELECT count(*) FROM auth_gateway.flyway_schema_history"))
        .isEqualTo(before);
  }

  @Test
  void hasPartitionsForThirtyDaysBackAndSevenAhead() throws SQLException {
    assertThat(
            administrator()
                .one(
                    "SELECT count(*) FROM pg_inherits"
                        + " WHERE inhparent = 'auth_gateway.outbox'::regclass"))
        .isEqualTo("38");
    assertThat(administrator().one("SELECT auth_gateway.ensure_events_partitions(30, 8)"))
        .isEqualTo("1");
    administrator().run("DROP TABLE auth_gateway.outbox_" + dayAhead(8));
  }

  private String dayAhead(int days) throws SQLException {
    return administrator()
        .one("SELECT to_char((now() AT TIME ZONE 'UTC')::date + %d, 'YYYYMMDD')".formatted(days));
  }

  @Test
  void numbersAnAggregatesEventsDenselyHoweverManyWriteThem() throws Exception {
    UUID tenant = UUID.randomUUID();
    List<Callable<Void>> writers =
        IntStream.range(0, 8)
            .mapToObj(_ ->
                (Callable<Void>)
                    () -> {
                      for (int i = 0; i < 25; i++) {
                        command(tenant).run(append("device", "d1", "{}"));
                      }
                      return null;
                    })
            .toList();
    try (var pool = Executors.newFixedThreadPool(8)) {
      for (var writer : pool.invokeAll(writers)) {
        writer.get();
      }
    }
    assertThat(
            administrator()
                .one(
                    "SELECT count(*) || ' ' || min(aggregate_version) || ' ' || max(aggregate_version) || ' '"
                        + " || count(DISTINCT aggregate_version)"
                        + " FROM auth_gateway.outbox WHERE tenant_id = '%s'".formatted(tenant)))
        .isEqualTo("200 1 200 200");
    assertThat(
            administrator()
                .one(
                    "SELECT count(*) FROM (SELECT occurred_at < lag(occurred_at) OVER (ORDER BY aggregate_version) AS earlier"
                        + " FROM auth_gateway.outbox WHERE tenant_id = '%s') t WHERE earlier"
                            .formatted(tenant)))
        .isEqualTo("0");
  }

  @Test
  void refusesAnotherVersionThanTheExpectedOne() throws SQLException {
    UUID tenant = UUID.randomUUID();
    command(tenant).run(append("device", "d1", "{}"));
    assertFails(
        () ->
            command(tenant)
                .run(
                    "SELECT auth_gateway.publish_event('device', 'd1', 'DeviceSeen', '{}', expected_version => 0)"),
        "HG001");
  }

  @Test
  void keepsWhatIsWritten() throws SQLException {
    command(UUID.randomUUID()).run(append("device", "d1", "{}"));
    String partition = "auth_gateway.outbox_" + dayAhead(0);
    for (String statement :
        List.of(
            "UPDATE auth_gateway.outbox SET event_type = 'Other'",
            "DELETE FROM auth_gateway.outbox",
            "TRUNCATE auth_gateway.outbox",
            "TRUNCATE " + partition,
            "DELETE FROM " + partition)) {
      assertFails(() -> administrator().run(statement), "HG008");
    }
  }

  @Test
  void letsNobodyButTheAppendFunctionsWriteTheLog() {
    for (String statement :
        List.of(
            "INSERT INTO auth_gateway.outbox DEFAULT VALUES",
            "UPDATE auth_gateway.aggregates SET version = 999",
            "DELETE FROM auth_gateway.aggregates",
            "SELECT auth_gateway.lock_head(gen_random_uuid(), 'device', 'd1')",
            "UPDATE auth_gateway.relay_progress SET failed = 1")) {
      assertFails(() -> command(UUID.randomUUID()).run(statement), "42501");
    }
  }

  @Test
  void showsATenantItsOwnRowsOnly() throws SQLException {
    UUID tenant = UUID.randomUUID();
    command(tenant).run(append("device", "d1", "{}"));
    assertThat(command(tenant).one("SELECT count(*) FROM auth_gateway.events")).isEqualTo("1");
    for (String table : List.of("outbox", "events", "aggregates", "credentials", "identities")) {
      assertThat(command(UUID.randomUUID()).one("SELECT count(*) FROM auth_gateway." + table))
          .as(table)
          .isEqualTo("0");
      assertThat(command(null).one("SELECT count(*) FROM auth_gateway." + table))
          .as(table + " without a tenant")
          .isEqualTo("0");
    }
  }

  @Test
  void appendsNothingWithoutATenant() {
    assertFails(() -> command(null).run(append("device", "d1", "{}")), "HG003");
  }

  @Test
  void leavesDecidedTypesToTheirDeciders() throws SQLException {
    UUID tenant = UUID.randomUUID();
    assertFails(() -> command(tenant).run(append("session", "s1", "{}")), "HG004");
    assertFails(
        () ->
            command(tenant)
                .run(
                    "SELECT auth_gateway.publish_events('[{\"aggregate_type\": \"user\", \"aggregate_id\": \"u\","
                        + " \"event_type\": \"UserUpserted\", \"data\": {}}]')"),
        "HG004");
    command(tenant)
        .run(
            "SELECT auth_gateway.append_decided('session', 's1', 'SessionCreated', '{}', '{}', 0, 'system', NULL, NULL,"
                + " NULL, NULL, NULL, 1, '{\"status\": \"open\"}', 1)");
    assertThat(command(tenant).one("SELECT state ->> 'status' FROM auth_gateway.aggregates"))
        .isEqualTo("open");
  }

  @Test
  void refusesATypeThatHasNoTopic() {
    assertFails(
        () ->
            command(UUID.randomUUID())
                .run("SELECT auth_gateway.publish_event('device', 'd1', 'Invented', '{}')"),
        "HG009");
  }

  @Test
  void makesAnAuditEventItsOwnAggregate() throws SQLException {
    UUID tenant = UUID.randomUUID();
    command(tenant)
        .run("SELECT auth_gateway.publish_event('audit', NULL, 'AuthEventLogged', '{}')");
    assertThat(command(tenant).one("SELECT aggregate_id = event_id::text FROM auth_gateway.events"))
        .isEqualTo("t");
  }

  @Test
  void answersTheSameForTheSameIdempotencyKey() throws SQLException {
    UUID tenant = UUID.randomUUID();
    String call =
        "SELECT event_id FROM auth_gateway.publish_event('device', 'd1', 'DeviceSeen', '{\"n\": %d}',"
            + " idempotency_key => 'once')";
    String first = command(tenant).one(call.formatted(1));
    assertThat(command(tenant).one(call.formatted(1))).isEqualTo(first);
    assertFails(() -> command(tenant).run(call.formatted(2)), "HG006");
    assertThat(command(tenant).one("SELECT count(*) FROM auth_gateway.events")).isEqualTo("1");
  }

  @Test
  void refusesATransactionThatWouldNotFitOneOfKafkas() {
    assertFails(
        () ->
            command(UUID.randomUUID())
                .run(
                    "SELECT count(auth_gateway.publish_event('device', 'd' || n, 'DeviceSeen', '{}'))"
                        + " FROM generate_series(1, 10001) n"),
        "HG002");
  }

  @Test
  void refusesDataThatIsTooLarge() {
    assertFails(
        () ->
            command(UUID.randomUUID())
                .run(
                    "SELECT auth_gateway.publish_event('device', 'd1', 'DeviceSeen',"
                        + " jsonb_build_object('x', repeat('x', 262144)))"),
        "23514");
  }

  @Test
  void letsBatchesInOppositeOrderPassEachOther() throws Exception {
    UUID tenant = UUID.randomUUID();
    try (var pool = Executors.newFixedThreadPool(4)) {
      for (var done :
          pool.invokeAll(
              IntStream.range(0, 40)
                  .mapToObj(i -> batch(i % 2 == 0 ? "ASC" : "DESC"))
                  .map(sql -> (Callable<String>) () -> command(tenant).one(sql))
                  .toList())) {
        assertThat(done.get()).isEqualTo("20");
      }
    }
  }

  private static String batch(String order) {
    return ("SELECT count(*) FROM auth_gateway.publish_events((SELECT jsonb_agg(jsonb_build_object('aggregate_type',"
            + " 'device', 'aggregate_id', 'd' || n, 'event_type', 'DeviceSeen', 'data', '{}'::jsonb) ORDER BY n %s)"
            + " FROM generate_series(1, 20) n))")
        .formatted(order);
  }

  @Test
  void checksumsTheBytesThatTravel() throws SQLException {
    UUID tenant = UUID.randomUUID();
    command(tenant).run(append("device", "d1", "{\"b\": 1,    \"a\": \"ü\"}"));
    assertThat(
            command(tenant)
                .one(
                    "SELECT checksum = encode(sha256(convert_to(data::text, 'UTF8')), 'hex') FROM auth_gateway.events"))
        .isEqualTo("t");
  }

  @Test
  void publishesTheLogWithoutItsTransactionIds() throws SQLException {
    assertThat(
            administrator()
                .one(
                    "SELECT string_agg(tablename || ':' || array_length(attnames, 1), ',') FROM pg_publication_tables"
                        + " WHERE pubname = 'headgate'"))
        .isEqualTo("outbox:17");
    assertThat(
            administrator()
                .one(
                    "SELECT 'tx_id' = ANY (attnames) FROM pg_publication_tables WHERE pubname = 'headgate'"))
        .isEqualTo("f");
  }

  @Test
  void remembersWhereTheSlotBegan() throws SQLException {
    assertThat(
            administrator()
                .one(
                    "SELECT confirmed_flush_lsn = slot_lsn AND plugin = 'pgoutput' FROM pg_replication_slots,"
                        + " auth_gateway.relay_progress WHERE slot_name = 'headgate'"))
        .isEqualTo("t");
  }

  @Test
  void countsWhatIsPendingUntilTheRelaySaysItIsNot() throws SQLException {
    UUID tenant = UUID.randomUUID();
    command(tenant).run(append("device", "d1", "{}"));
    assertThat(command(null).one("SELECT pending > 0 FROM auth_gateway.outbox_backlog()"))
        .isEqualTo("t");
    String x = relay().one("SELECT auth_gateway.relay_heartbeat(NULL, NULL, NULL, 0)");
    relay().run("SELECT auth_gateway.relay_heartbeat('%s', NULL, NULL, 0)".formatted(x));
    assertThat(command(null).one("SELECT pending FROM auth_gateway.outbox_backlog()"))
        .isEqualTo("0");
  }

  @Test
  void findsTheTenantOfATokenAndNothingElse() throws SQLException {
    UUID tenant = UUID.randomUUID();
    command(tenant)
        .run(
            "INSERT INTO auth_gateway.credentials (tenant_id, kind, subject_id, public_id, hash)"
                + " VALUES ('%s', 'session', 's1', 'pub-%s', repeat('a', 64))"
                    .formatted(tenant, tenant));
    assertThat(
            command(null).one("SELECT auth_gateway.credential_tenant('pub-%s')".formatted(tenant)))
        .isEqualTo(tenant.toString());
  }

  @Test
  void givesTheRelayNothingButTheLogAndItsProgress() {
    for (String table : List.of("credentials", "identities", "idempotency_keys", "aggregates")) {
      assertFails(() -> relay().run("SELECT FROM auth_gateway." + table), "42501");
    }
    assertFails(() -> relay().run(append("device", "d1", "{}")), "42501");
  }

  private static String append(String type, String id, String data) {
    return "SELECT auth_gateway.publish_event('%s', '%s', 'DeviceSeen', '%s')"
        .formatted(type, id, data);
  }

  private static void assertFails(ThrowingCallable call, String sqlState) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(sqlState));
  }

  private Session administrator() {
    return new Session(url, url.user(), url.password(), null);
  }

  private Session command(UUID tenant) {
    return new Session(url, "headgate_command", PASSWORDS.command(), tenant);
  }

  private Session relay() {
    return new Session(url, "headgate_relay", PASSWORDS.relay(), null);
  }

  /// One transaction as a role and a tenant.
  private record Session(PostgresUrl url, String user, String password, UUID tenant) {

    void run(String sql) throws SQLException {
      one(sql);
    }

    String one(String sql) throws SQLException {
      try (Connection connection = DriverManager.getConnection(url.jdbcUrl(), user, password);
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        if (tenant != null) {
          statement.execute("SELECT set_config('app.tenant_id', '%s', true)".formatted(tenant));
        }
        String value = null;
        if (statement.execute(sql) && statement.getResultSet().next()) {
          value = statement.getResultSet().getString(1);
        }
        connection.commit();
        return value;
      }
    }
  }
}
