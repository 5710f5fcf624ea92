package dev.headgate.command.migration;

import static dev.headgate.command.migration.Session.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A batch that is appended as a whole: as its events would have been one by one, or not at all.
@ParameterizedClass
@EnumSource(Release.class)
final class AppendBatchIT {

  /// Two of one aggregate that is there, one of a new one, all fields, and what is left out.
  private static final String MIXED =
      """
      [{"aggregate_type": "device", "aggregate_id": "known", "event_type": "DeviceSeen", "data": {"n": 1},
        "expected_version": 1, "metadata": {"source": "test"}, "created_by": "service:test",
        "user_id": "00000000-0000-7000-8000-000000000001",
        "correlation_id": "00000000-0000-7000-8000-000000000002",
        "causation_id": "00000000-0000-7000-8000-000000000003",
        "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"},
       {"aggregate_type": "device", "aggregate_id": "new", "event_type": "DeviceSeen", "data": {"b": 1, "a": "ü"},
        "expected_version": 0, "schema_version": 1},
       {"aggregate_type": "device", "aggregate_id": "known", "event_type": "DeviceSeen", "data": {"n": 2},
        "expected_version": 2},
       {"aggregate_type": "device", "aggregate_id": "a", "event_type": "DeviceSeen", "data": {},
        "expected_version": null, "user_id": null, "event_id": null, "idempotency_key": null,
        "traceparent": null}]
      """;

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
  void writesWhatSingleAppendsWouldHaveWritten() throws SQLException {
    UUID whole = tenantWith("known");
    UUID single = tenantWith("known");
    log.command(whole).run("SELECT auth_gateway.publish_events('%s')".formatted(MIXED));
    log.command(single)
        .run(
            "SELECT auth_gateway.publish_proposal(item) FROM (SELECT item FROM"
                + " jsonb_array_elements('%s') WITH ORDINALITY AS t(item, place) ORDER BY place) p"
                    .formatted(MIXED));

    assertThat(written(whole)).isEqualTo(written(single)).contains("known/3/", "\"ü\"");
    assertThat(heads(whole)).isEqualTo(heads(single)).isEqualTo("a@1 known@3 new@1");
  }

  @Test
  void answersAndNumbersItsEventsInItsOrder() throws SQLException {
    UUID tenant = tenantWith("known");
    assertThat(
            log.command(tenant)
                .one(
                    "SELECT string_agg(aggregate_id || '/' || aggregate_version, ' ')"
                        + " || ' ' || bool_and(event_number > before IS NOT FALSE) FROM (SELECT *,"
                        + " lag(event_number) OVER () AS before FROM"
                        + " auth_gateway.publish_events('%s')) e".formatted(MIXED)))
        .isEqualTo("known/2 new/1 known/3 a/1 true");
  }

  @Test
  void isNotLeftToTheSlowWayWithoutNeed() throws SQLException {
    UUID tenant = tenantWith("known");
    log.administrator().run("SELECT auth_gateway.lock_heads('%s', '%s')".formatted(tenant, MIXED));
    assertThat(isPlain(tenant, MIXED)).isEqualTo("t");
  }

  /// Else a rule of the one way would not be one of the other.
  @Test
  void refusesWhatASingleAppendRefusesAndSaysTheSame() throws SQLException {
    UUID tenant = tenantWith("known");
    refused(tenant, "HG009", "\"event_type\": \"Invented\"");
    refused(tenant, "HG009", "\"schema_version\": 2");
    refused(tenant, "HG001", "\"expected_version\": 5");
    refused(tenant, "HG001", "\"aggregate_id\": \"new\", \"expected_version\": 1");
    refused(tenant, "HG005", "\"aggregate_id\": \"a b\"");
    refused(tenant, "HG002", "\"data\": {\"x\": \"%s\"}".formatted("x".repeat(262_144)));
    refused(tenant, "HG002", "\"metadata\": {\"x\": \"%s\"}".formatted("x".repeat(16_384)));
    refused(tenant, "HG005", "\"event_id\": \"00000000-0000-7000-8000-000000000001\"");
    refused(tenant, "23514", "\"created_by\": \"nobody\"");
    refused(tenant, "23514", "\"data\": null");
  }

  /// The second of two, so that nothing of the first may stay.
  private static void refused(UUID tenant, String state, String fields) throws SQLException {
    String good = event("\"aggregate_id\": \"known\"");
    String bad = event(fields);
    assertFails(
        () ->
            log.command(tenant)
                .run("SELECT auth_gateway.publish_events('[%s, %s]')".formatted(good, bad)),
        state);
    assertFails(
        () -> log.command(tenant).run("SELECT auth_gateway.publish_proposal('%s')".formatted(bad)),
        state);
    assertThat(heads(tenant)).isEqualTo("known@1");
  }

  /// What the fields leave out of what an event needs is filled in.
  private static String event(String fields) {
    StringBuilder event = new StringBuilder("{\"aggregate_type\": \"device\", ");
    if (!fields.contains("aggregate_id")) {
      event.append("\"aggregate_id\": \"known\", ");
    }
    if (!fields.contains("event_type")) {
      event.append("\"event_type\": \"DeviceSeen\", ");
    }
    if (!fields.contains("\"data\"")) {
      event.append("\"data\": {}, ");
    }
    return event.append(fields).append('}').toString();
  }

  @Test
  void keepsWhatNeedsMoreThanAppendingForTheSlowWay() throws SQLException {
    UUID tenant = tenantWith("known");
    String audit =
        "{\"aggregate_type\": \"audit\", \"event_type\": \"AuthEventLogged\", \"data\": {}}";
    String keyed = event("\"idempotency_key\": \"k\"");
    String stated = event("\"state\": {\"on\": true}");
    for (String one : List.of(audit, keyed, stated)) {
      assertThat(isPlain(tenant, "[%s]".formatted(one))).isEqualTo("f");
    }
    String call =
        "SELECT count(*) FROM auth_gateway.publish_events('[%s, %s, %s]')"
            .formatted(audit, keyed, stated);

    assertThat(log.command(tenant).one(call)).isEqualTo("3");
    assertThat(
            log.command(tenant)
                .one(
                    "SELECT state ->> 'on' FROM auth_gateway.aggregates WHERE"
                        + " aggregate_id = 'known'"))
        .isEqualTo("true");
    assertThat(log.command(tenant).one(call)).isEqualTo("3");
    assertThat(
            log.command(tenant)
                .one("SELECT version FROM auth_gateway.aggregates WHERE aggregate_id = 'known'"))
        .as("the keyed one is there once")
        .isEqualTo("4");
  }

  @Test
  void leavesAnAuditEventThatBringsItsIdToTheSlowWay() throws SQLException {
    UUID tenant = UUID.randomUUID();
    String batch =
        "(SELECT jsonb_build_array(jsonb_build_object('aggregate_type', 'audit', 'event_type',"
            + " 'AuthEventLogged', 'data', '{}'::jsonb, 'aggregate_id',"
            + " auth_gateway.uuidv7((extract(epoch FROM now()) * 1000)::bigint))))";
    administratorOf(tenant).run("SELECT auth_gateway.publish_events(%s)".formatted(batch));
    assertThat(
            log.administrator()
                .one(
                    "SELECT event_id::text = aggregate_id FROM auth_gateway.outbox WHERE tenant_id"
                        + " = '%s'".formatted(tenant)))
        .isEqualTo("t");
  }

  @Test
  void leavesDecidedTypesToTheirDeciders() throws SQLException {
    log.administrator()
        .run(
            "INSERT INTO auth_gateway.event_types VALUES ('UserUpserted', 1, 'user', 't', 'o', 'd',"
                + " '{}') ON CONFLICT DO NOTHING");
    assertFails(
        () ->
            log.command(UUID.randomUUID())
                .run(
                    "SELECT auth_gateway.publish_events('[{\"aggregate_type\": \"user\","
                        + " \"aggregate_id\": \"u\", \"event_type\": \"UserUpserted\","
                        + " \"data\": {}}]')"),
        "HG004");
  }

  /// A clock went back, or somebody's was fast.
  @Test
  void isNeverEarlierThanWhatItsAggregateHas() throws SQLException {
    UUID tenant = UUID.randomUUID();
    administratorOf(tenant)
        .run(
            "SELECT auth_gateway.publish_event('device', 'known', 'DeviceSeen', '{}', event_id =>"
                + " auth_gateway.uuidv7((extract(epoch FROM now()) * 1000)::bigint + 200000))");
    log.command(tenant).run("SELECT auth_gateway.publish_events('%s')".formatted(MIXED));
    assertThat(
            log.command(tenant)
                .one(
                    "SELECT count(DISTINCT occurred_at) || ' ' || count(*) FROM auth_gateway.events"
                        + " WHERE aggregate_id = 'known'"))
        .isEqualTo("1 3");
  }

  @Test
  void countsTowardsWhatATransactionMayHold() {
    String batch =
        "(SELECT jsonb_agg(jsonb_build_object('aggregate_type', 'device', 'aggregate_id', 'd' || n,"
            + " 'event_type', 'DeviceSeen', 'data', '{}'::jsonb)) FROM generate_series(1, 4000) n)";
    assertFails(
        () ->
            log.command(UUID.randomUUID())
                .run(
                    "SELECT count(*) FROM generate_series(1, 3) i, LATERAL"
                        + " auth_gateway.publish_events(CASE WHEN i > 0 THEN %s END)"
                            .formatted(batch)),
        "HG002");
  }

  private static UUID tenantWith(String device) throws SQLException {
    UUID tenant = UUID.randomUUID();
    log.command(tenant).run(MigratedLog.append("device", device, "{}"));
    return tenant;
  }

  private static Session administratorOf(UUID tenant) {
    return new Session(log.url(), log.url().user(), log.url().password(), tenant);
  }

  private static String isPlain(UUID tenant, String batch) throws SQLException {
    return String.valueOf(
        log.administrator()
            .one("SELECT auth_gateway.batch_is_plain('%s', '%s')".formatted(tenant, batch)));
  }

  /// Without what differs in any case: ids, times, numbers, transactions, tenants.
  private static String written(UUID tenant) throws SQLException {
    return String.valueOf(
        log.administrator()
            .one(
                "SELECT string_agg(concat_ws('/', aggregate_type, aggregate_id, aggregate_version,"
                    + " event_type, schema_version, data, metadata, created_by, user_id,"
                    + " nullif(correlation_id, event_id), causation_id, traceparent, checksum), E'\\n'"
                    + " ORDER BY event_number) FROM auth_gateway.outbox WHERE tenant_id = '%s'"
                        .formatted(tenant)));
  }

  private static String heads(UUID tenant) throws SQLException {
    return String.valueOf(
        log.command(tenant)
            .one(
                "SELECT string_agg(aggregate_id || '@' || version, ' ' ORDER BY aggregate_id) FROM"
                    + " auth_gateway.aggregates"));
  }
}
