package dev.headgate.command.migration;

import static dev.headgate.command.migration.Session.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Appending to the log: versions, limits, checksums, and one effect for one key.
@ParameterizedClass
@EnumSource(Release.class)
final class AppendIT {

  @Parameter Release release;

  private static MigratedLog log;

  @BeforeParameterizedClassInvocation
  static void migrate(Release release) throws SQLException {
    log = MigratedLog.start(release);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    if (log != null) {
      log.close();
    }
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
                        log.command(tenant).run(MigratedLog.append("device", "d1", "{}"));
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
            log.administrator()
                .one(
                    "SELECT count(*) || ' ' || min(aggregate_version) || ' ' ||"
                        + " max(aggregate_version) || ' ' || count(DISTINCT aggregate_version)"
                        + " FROM auth_gateway.outbox WHERE tenant_id = '%s'".formatted(tenant)))
        .isEqualTo("200 1 200 200");
    assertThat(
            log.administrator()
                .one(
                    "SELECT count(*) FROM (SELECT occurred_at < lag(occurred_at) OVER (ORDER BY"
                        + " aggregate_version) AS earlier"
                        + " FROM auth_gateway.outbox WHERE tenant_id = '%s') t WHERE earlier"
                            .formatted(tenant)))
        .isEqualTo("0");
  }

  @Test
  void refusesAnotherVersionThanTheExpectedOne() throws SQLException {
    UUID tenant = UUID.randomUUID();
    log.command(tenant).run(MigratedLog.append("device", "d1", "{}"));
    assertFails(
        () ->
            log.command(tenant)
                .run(
                    "SELECT auth_gateway.publish_event('device', 'd1', 'DeviceSeen', '{}',"
                        + " expected_version => 0)"),
        "HG001");
  }

  @Test
  void leavesDecidedTypesToTheirDeciders() throws SQLException {
    UUID tenant = UUID.randomUUID();
    assertFails(() -> log.command(tenant).run(MigratedLog.append("session", "s1", "{}")), "HG004");
    assertFails(
        () ->
            log.command(tenant)
                .run(
                    "SELECT auth_gateway.publish_events('[{\"aggregate_type\": \"user\","
                        + " \"aggregate_id\": \"u\", \"event_type\": \"UserUpserted\", \"data\":"
                        + " {}}]')"),
        "HG004");
    log.command(tenant)
        .run(
            "SELECT auth_gateway.append_decided('session', 's1', 'SessionCreated', '{}', '{}', 0,"
                + " 'system', NULL, NULL, NULL, NULL, NULL, 1, '{\"status\": \"open\"}', 1)");
    assertThat(log.command(tenant).one("SELECT state ->> 'status' FROM auth_gateway.aggregates"))
        .isEqualTo("open");
  }

  @Test
  void refusesATypeThatHasNoTopic() {
    assertFails(
        () ->
            log.command(UUID.randomUUID())
                .run("SELECT auth_gateway.publish_event('device', 'd1', 'Invented', '{}')"),
        "HG009");
  }

  @Test
  void makesAnAuditEventItsOwnAggregate() throws SQLException {
    UUID tenant = UUID.randomUUID();
    log.command(tenant)
        .run("SELECT auth_gateway.publish_event('audit', NULL, 'AuthEventLogged', '{}')");
    assertThat(
            log.command(tenant)
                .one("SELECT aggregate_id = event_id::text FROM auth_gateway.events"))
        .isEqualTo("t");
  }

  @Test
  void answersTheSameForTheSameIdempotencyKey() throws SQLException {
    UUID tenant = UUID.randomUUID();
    String call =
        "SELECT event_id FROM auth_gateway.publish_event('device', 'd1', 'DeviceSeen', '{\"n\":"
            + " %d}', idempotency_key => 'once')";
    String first = log.command(tenant).one(call.formatted(1));
    assertThat(log.command(tenant).one(call.formatted(1))).isEqualTo(first);
    assertFails(() -> log.command(tenant).run(call.formatted(2)), "HG006");
    assertThat(log.command(tenant).one("SELECT count(*) FROM auth_gateway.events")).isEqualTo("1");
  }

  @Test
  void refusesATransactionThatWouldNotFitOneOfKafkas() {
    assertFails(
        () ->
            log.command(UUID.randomUUID())
                .run(
                    "SELECT count(auth_gateway.publish_event('device', 'd' || n, 'DeviceSeen',"
                        + " '{}')) FROM generate_series(1, 10001) n"),
        "HG002");
  }

  @Test
  void refusesDataThatIsTooLarge() {
    assertFails(
        () ->
            log.command(UUID.randomUUID())
                .run(
                    "SELECT auth_gateway.publish_event('device', 'd1', 'DeviceSeen',"
                        + " jsonb_build_object('x', repeat('x', 262144)))"),
        "HG002");
  }

  @Test
  void letsBatchesInOppositeOrderPassEachOther() throws Exception {
    UUID tenant = UUID.randomUUID();
    try (var pool = Executors.newFixedThreadPool(4)) {
      for (var done :
          pool.invokeAll(
              IntStream.range(0, 40)
                  .mapToObj(i -> batch(i % 2 == 0 ? "ASC" : "DESC"))
                  .map(sql -> (Callable<String>) () -> log.command(tenant).one(sql))
                  .toList())) {
        assertThat(done.get()).isEqualTo("20");
      }
    }
  }

  @Test
  void numbersAnAggregatesEventsDenselyAmongOtherBatchesAndSingleAppends() throws Exception {
    UUID tenant = UUID.randomUUID();
    try (var pool = Executors.newFixedThreadPool(6)) {
      for (var done :
          pool.invokeAll(
              IntStream.range(0, 60)
                  .mapToObj(i ->
                      (Callable<String>)
                          () ->
                              i % 3 == 0
                                  ? log.command(tenant)
                                      .one(MigratedLog.append("device", "d5", "{}"))
                                  : log.command(tenant).one(tenDevices(i % 3 == 1 ? 1 : -1)))
                  .toList())) {
        done.get();
      }
    }
    assertThat(
            log.administrator()
                .one(
                    ("SELECT count(*) FROM (SELECT aggregate_version <> row_number() OVER w OR"
                            + " occurred_at < lag(occurred_at) OVER w AS wrong FROM auth_gateway.outbox"
                            + " WHERE tenant_id = '%s' WINDOW w AS (PARTITION BY aggregate_id ORDER BY"
                            + " event_number)) e WHERE wrong")
                        .formatted(tenant)))
        .isEqualTo("0");
    assertThat(
            log.command(tenant)
                .one("SELECT version FROM auth_gateway.aggregates WHERE aggregate_id = 'd5'"))
        .isEqualTo("60");
  }

  /// @param direction 1 or -1
  private static String tenDevices(int direction) {
    return """
    SELECT count(*) FROM auth_gateway.publish_events((
      SELECT jsonb_agg(
        jsonb_build_object('aggregate_type', 'device', 'aggregate_id', 'd' || n, 'event_type', 'DeviceSeen',
                           'data', '{}'::jsonb)
        ORDER BY n * %d)
      FROM generate_series(1, 10) n))
    """
        .formatted(direction);
  }

  private static String batch(String order) {
    return ("SELECT count(*) FROM auth_gateway.publish_events((SELECT"
            + " jsonb_agg(jsonb_build_object('aggregate_type', 'device', 'aggregate_id', 'd' ||"
            + " n, 'event_type', 'DeviceSeen', 'data', '{}'::jsonb) ORDER BY n %s) FROM"
            + " generate_series(1, 20) n))")
        .formatted(order);
  }

  @Test
  void checksumsTheBytesThatTravel() throws SQLException {
    UUID tenant = UUID.randomUUID();
    log.command(tenant).run(MigratedLog.append("device", "d1", "{\"b\": 1,    \"a\": \"ü\"}"));
    assertThat(
            log.command(tenant)
                .one(
                    "SELECT checksum = encode(sha256(convert_to(data::text, 'UTF8')), 'hex') FROM"
                        + " auth_gateway.events"))
        .isEqualTo("t");
  }
}
