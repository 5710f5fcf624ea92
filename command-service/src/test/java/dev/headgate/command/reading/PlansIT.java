package dev.headgate.command.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.command.Gateway;
import dev.headgate.command.RunningService;
import dev.headgate.command.outbox.Database;
import dev.headgate.command.reading.Turn.Order;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each question is answered from its index, over all partitions, also behind row security; and a
/// page ends where its stretch does.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlansIT {

  private static final int EVENTS = 100_000;
  private static final int DAYS = 10;
  private static final String USER = "0199c1a0-0000-7000-8000-0000000000a1";
  private static final String CORRELATION = "0199c1a0-0000-7000-8000-0000000000c1";

  private final RunningService service = RunningService.start();
  private final Gateway ours = service.newTenant();
  private final Gateway theirs = service.newTenant();
  private final Database database = Database.open(service.databaseUrl());

  /// Two tenants by turns; one event of 500 is about the user, one of 5,000 belongs together, and
  /// one by somebody who else did nothing stands at the end.
  @BeforeAll
  void fill() {
    service.execute(
        """
        INSERT INTO auth_gateway.outbox (
          event_id, tenant_id, aggregate_type, aggregate_id, aggregate_version, event_type, schema_version, data, metadata,
          created_by, user_id, correlation_id, occurred_at, checksum, tx_id)
        SELECT auth_gateway.uuidv7(millis), CASE n %% 2 WHEN 0 THEN '%1$s' ELSE '%2$s' END::uuid, 'device', 'd' || n %% 1000,
               1 + n / 1000, 'Type' || n %% 20, 1, '{}', '{}', CASE n WHEN %3$d THEN 'agent:rare' ELSE 'system' END,
               CASE WHEN n %% 500 = 0 THEN '%5$s'::uuid END,
               CASE WHEN n %% 5000 = 0 THEN '%6$s'::uuid ELSE gen_random_uuid() END,
               to_timestamp(millis / 1000.0), repeat('0', 64), (3 + n / 200)::text::xid8
          FROM generate_series(1, %3$d) AS n
         CROSS JOIN LATERAL (
               SELECT floor(extract(epoch FROM date_trunc('day', now(), 'UTC') - interval '1 day' * (%4$d - n * %4$d / (%3$d + 1))) * 1000)::bigint
                      + n AS millis) AS times
        """
            .formatted(ours.tenant(), theirs.tenant(), EVENTS, DAYS, USER, CORRELATION));
    service.execute(
        "INSERT INTO auth_gateway.aggregates (tenant_id, aggregate_type, aggregate_id, version,"
            + " occurred_at)"
            + " VALUES ('%s', 'device', 'd2', 100, now())".formatted(ours.tenant()));
    service.execute("ANALYZE auth_gateway.outbox");
  }

  @AfterAll
  void stop() {
    database.close();
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', tx_id",
    "created_by=agent:rare, tx_id",
    "processor=p&processed=false, tx_id",
    "event_type=Type2, event_type",
    "event_type=Type2&created_by=agent:rare, event_type",
    "user_id=" + USER + ", user_id",
    "user_id=" + USER + "&event_type=Type0, user_id",
    "correlation_id=" + CORRELATION + ", correlation_id",
    "aggregate_type=device&aggregate_id=d2, aggregate_id",
  })
  void findsByIndex(String query, String column) {
    for (Order order : Order.values()) {
      for (String span : List.of("", "from=2026-01-01T00:00:00Z&to=2999-01-01T00:00:00Z")) {
        Stretch stretch = new Stretch(filter(query + "&" + span), order);
        PlanTree plan = plan(stretch);
        assertThat(plan.nodes()).doesNotContain("Sort", "Incremental Sort");
        Map<String, String> scans = plan.scans();
        assertThat(scans.values()).allMatch(how -> how.startsWith("Index Scan by "));
        assertThat(filled())
            .hasSizeGreaterThanOrEqualTo(DAYS)
            .allSatisfy(day -> assertThat(scans.get(day)).containsPattern("\\b" + column + "\\b"));
        long whole = asTenant(handle -> wholePartitionsRead(handle, () -> read(handle, stretch)));
        assertThat(whole).isZero();
      }
    }
  }

  @Test
  void readsOnlyTheDaysThatAreAskedFor() {
    String now = "now() - interval '2 days'";
    String day =
        service.query("SELECT to_char((" + now + ") AT TIME ZONE 'UTC', 'YYYY-MM-DD')").getFirst();
    Filter filter = filter("from=" + day + "T00:00:00Z&to=" + day + "T12:00:00Z");
    assertThat(plan(new Stretch(filter, Order.ASC)).scans())
        .containsOnlyKeys("outbox_" + day.replace("-", ""));
  }

  /// Whatever the planner takes the number of rows for, it is not to collect and sort them.
  @Test
  void leavesThePlannerNoOtherWay() {
    List<String> on =
        asTenant(handle -> {
          Stretch.steer(handle);
          return handle
              .createQuery(
                  "SELECT name FROM pg_settings WHERE setting = 'on'"
                      + " AND name IN ('enable_seqscan', 'enable_bitmapscan', 'enable_sort', 'jit')")
              .mapTo(String.class)
              .list();
        });
    assertThat(on).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM auth_gateway.get_aggregate_events('device', 'd2', 5, 10)",
        "SELECT * FROM auth_gateway.get_event_chain('" + CORRELATION + "')",
        "SELECT * FROM auth_gateway.rebuild_state('device', 'd2', now() - interval '2 days')",
        "SELECT * FROM auth_gateway.rebuild_state('device', 'd2', version => 7)",
        "SELECT * FROM auth_gateway.get_event_stats(3)",
      })
  void readsNoPartitionWhole(String sql) {
    service.execute("SELECT auth_gateway.count_events()");
    long read =
        asTenant(
            handle -> wholePartitionsRead(handle, () -> handle.createQuery(sql).mapToMap().list()));
    assertThat(read).isZero();
  }

  @Test
  void endsAPageWithItsStretchAndGoesOnBehindIt() {
    Pages pages = new Pages(ours, "created_by=agent:rare");
    int empty = 0;
    while (pages.next(10)) {
      empty += pages.seen().isEmpty() ? 1 : 0;
    }
    assertThat(pages.seen()).hasSize(1);
    assertThat(empty).isEqualTo(EVENTS / 2 / Stretch.LENGTH - 1);
  }

  /// How many partitions a question reads whole, as a plan for any values too.
  private static long wholePartitionsRead(Handle handle, Runnable question) {
    for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
      handle.execute("SET LOCAL plan_cache_mode = " + mode);
      question.run();
    }
    return handle
        .createQuery(
            "SELECT coalesce(sum(seq_scan), 0) FROM pg_stat_xact_user_tables"
                + " WHERE relname LIKE 'outbox%'")
        .mapTo(Long.class)
        .one();
  }

  private static void read(Handle handle, Stretch stretch) {
    placed(stretch.query(handle, 51), stretch.order()).mapToMap().list();
  }

  /// The partitions that have events: of an empty one any index will do.
  private List<String> filled() {
    return service.query(
        "SELECT relname FROM pg_class WHERE relname ~ '^outbox_[0-9]{8}$' AND reltuples > 0");
  }

  private PlanTree plan(Stretch stretch) {
    return asTenant(handle -> {
      Stretch.steer(handle);
      return PlanTree.read(
          placed(
                  stretch.bound(handle.createQuery("EXPLAIN (FORMAT JSON) " + Stretch.PAGE), 51),
                  stretch.order())
              .mapTo(String.class)
              .one());
    });
  }

  /// Behind nothing: of a day that is behind the place, any index will do.
  private static Query placed(Query query, Order order) {
    long place = order == Order.ASC ? 0 : 1_000_000;
    return query
        .bind("tx_id", String.valueOf(place))
        .bind("event_number", place)
        .bind("version", place);
  }

  private <T> T asTenant(Function<Handle, T> work) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          handle.execute("SELECT set_config('app.tenant_id', ?, true)", ours.tenant().toString());
          return work.apply(handle);
        });
  }

  private static Filter filter(String query) {
    Map<String, String> values = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        values.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
    }
    return Filter.of(new dev.headgate.process.query.Query(values));
  }
}
