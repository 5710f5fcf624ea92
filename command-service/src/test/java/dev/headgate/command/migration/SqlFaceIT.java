package dev.headgate.command.migration;

import static dev.headgate.command.migration.Session.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.command.migration.SqlShell.Outcome;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What anybody who speaks SQL has: the same appends, the same checks, and the log's questions.
@ParameterizedClass
@EnumSource(Release.class)
final class SqlFaceIT {

  private static final String APPEND =
      "SELECT aggregate_version FROM auth_gateway.publish_event('device', 'd1', 'DeviceSeen',"
          + " '{\"at\": %d}')";

  @Parameter Release release;

  private static MigratedLog log;

  private final UUID tenant = UUID.randomUUID();

  @BeforeParameterizedClassInvocation
  static void migrate(Release release) throws SQLException {
    log = MigratedLog.start(release);
    log.administrator().run("CREATE TABLE public.parcels (id text PRIMARY KEY)");
    log.administrator().run("GRANT SELECT, INSERT ON public.parcels TO headgate_command");
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    if (log != null) {
      log.close();
    }
  }

  @Test
  void appendsInTheTransactionOfAnotherService() throws SQLException {
    String both = "INSERT INTO public.parcels VALUES ('%s'); " + APPEND.formatted(1) + ";";
    String undone = UUID.randomUUID().toString();
    assertThat(run("BEGIN; " + inTenant() + both.formatted(undone) + " ROLLBACK;").error())
        .isEmpty();
    assertThat(events()).isEqualTo("0");

    String kept = UUID.randomUUID().toString();
    Outcome done = run("BEGIN; " + inTenant() + both.formatted(kept) + " COMMIT;");
    assertThat(done.error()).isEmpty();
    assertThat(done.values()).endsWith("1");
    assertThat(events()).isEqualTo("1");
    assertThat(parcels(undone)).isEqualTo("0");
    assertThat(parcels(kept)).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`', // the calls have SQL's own quotes
      textBlock =
          """
          'device', 'd1', 'NeverSeen', '{}'                                     | HG009 | event_types lists those there are
          'device', 'd1', 'DeviceSeen', '{}', schema_version => 2               | HG009 | event_types lists those there are
          'device', 'd1', 'DeviceSeen', '{}', expected_version => 7             | HG001 | Read it again
          'session', 's1', 'SessionCreated', '{}'                               | HG004 | /v1/auth
          'device', 'd 1', 'DeviceSeen', '{}'                                   | HG005 |
          'device', 'd1', 'DeviceSeen', '{}', event_id => gen_random_uuid()     | HG005 | UUIDv7
          'device', 'd1', 'DeviceSeen', '[]'                                    | 23514 | data_is_an_object
          'device', 'd1', 'DeviceSeen', '{}', created_by => 'root'              | 23514 | created_by_names_an_actor
          'device', 'd1', 'DeviceSeen', jsonb_build_object('a', repeat('x', 300000)) | HG002 | 256 KiB
          'device', 'd1', 'DeviceSeen', '{}', metadata => jsonb_build_object('a', repeat('x', 17000)) | HG002 | 16 KiB
          """)
  void refusesWhatTheApiRefusesAndSaysWhatToDo(String call, String state, @Nullable String hint)
      throws SQLException {
    String parcel = UUID.randomUUID().toString();
    Outcome refused =
        run(
            "BEGIN; %s INSERT INTO public.parcels VALUES ('%s'); SELECT auth_gateway.publish_event(%s); COMMIT;"
                .formatted(inTenant(), parcel, call));
    assertThat(refused.error()).contains(state).contains(hint == null ? "" : hint);
    assertThat(parcels(parcel)).isEqualTo("0");
    assertThat(events()).isEqualTo("0");
  }

  @Test
  void refusesWhoeverNamesNoTenant() {
    assertThat(run(APPEND.formatted(1) + ";").error()).contains("HG003", "app.tenant_id");
    for (String question :
        new String[] {
          "get_aggregate_events('device', 'd1')",
          "get_event_chain(gen_random_uuid())",
          "get_event_stats()",
          "rebuild_state('device', 'd1')"
        }) {
      Outcome refused = run("SELECT * FROM auth_gateway." + question + ";");
      assertThat(refused.error()).contains("HG003", "app.tenant_id");
    }
  }

  @Test
  void answersTheLogsQuestions() {
    String correlation = UUID.randomUUID().toString();
    Outcome answers =
        run(
            """
            BEGIN;
            %1$s
            SELECT aggregate_version FROM auth_gateway.publish_event(
              'device', 'd1', 'DeviceSeen', '{"a": null, "b": {"d": 3}}', correlation_id => '%2$s', causation_id => (
                SELECT event_id FROM auth_gateway.publish_event(
                  'device', 'd1', 'DeviceSeen', '{"a": 1, "b": {"c": 2}}', correlation_id => '%2$s')));
            COMMIT;
            BEGIN;
            %1$s
            SELECT aggregate_version || ' ' || data FROM auth_gateway.get_aggregate_events('device', 'd1');
            SELECT aggregate_version FROM auth_gateway.get_aggregate_events('device', 'd1', 2, 5);
            SELECT depth || ' ' || aggregate_version FROM auth_gateway.get_event_chain('%2$s');
            SELECT event_type || ' ' || events FROM auth_gateway.get_event_stats(1);
            SELECT aggregate_version || ' ' || state FROM auth_gateway.rebuild_state('device', 'd1', now());
            SELECT aggregate_version || ' ' || state FROM auth_gateway.rebuild_state('device', 'd1', version => 1);
            SELECT state FROM auth_gateway.rebuild_state('device', 'd1', now() - interval '1 hour');
            COMMIT;
            """
                .formatted(inTenant(), correlation));
    assertThat(answers.error()).isEmpty();
    assertThat(answers.values().stream().filter(value -> !value.equals(tenant.toString())))
        .containsExactly(
            "2",
            "1 {\"a\": 1, \"b\": {\"c\": 2}}",
            "2 {\"a\": null, \"b\": {\"d\": 3}}",
            "2",
            "0 1",
            "1 2",
            "DeviceSeen 2",
            "2 {\"b\": {\"c\": 2, \"d\": 3}}",
            "1 {\"a\": 1, \"b\": {\"c\": 2}}");
  }

  @Test
  void answersReadersOfTheirOwnTenantOnly() throws SQLException {
    log.command(tenant).run(APPEND.formatted(1));
    String state = "SELECT state FROM auth_gateway.rebuild_state('device', 'd1')";
    assertThat(log.reader(tenant).one(state)).isEqualTo("{\"at\": 1}");
    assertThat(log.reader(tenant).one("SELECT sum(events) FROM auth_gateway.get_event_stats()"))
        .isEqualTo("1");
    log.reader(tenant).run("SELECT auth_gateway.get_event_chain(gen_random_uuid())");
    Session other = log.reader(UUID.randomUUID());
    assertThat(other.one(state)).isNull();
    assertThat(other.one("SELECT auth_gateway.get_aggregate_events('device', 'd1')")).isNull();
    assertThat(other.one("SELECT sum(events) FROM auth_gateway.get_event_stats()")).isNull();
    assertFails(() -> log.reader(tenant).run("SELECT state FROM auth_gateway.aggregates"), "42501");
    assertFails(() -> log.reader(tenant).run("SELECT auth_gateway.count_events()"), "42501");
  }

  @Test
  void countsIntoTheTallyWithoutChangingAnAnswer() throws SQLException {
    String stats = "SELECT sum(events) FROM auth_gateway.get_event_stats(NULL)";
    log.command(tenant).run(APPEND.formatted(1));
    assertThat(log.command(tenant).one("SELECT auth_gateway.count_events()")).isNotEqualTo("0");
    assertThat(log.command(tenant).one("SELECT sum(events) FROM auth_gateway.event_counts"))
        .isEqualTo("1");
    assertThat(log.command(tenant).one(stats)).isEqualTo("1");
    log.command(tenant).run(APPEND.formatted(2));
    assertThat(log.command(tenant).one(stats)).isEqualTo("2");
    log.command(tenant).run("SELECT auth_gateway.count_events()");
    assertThat(log.command(tenant).one(stats)).isEqualTo("2");
    assertThat(log.command(tenant).one("SELECT auth_gateway.count_events()")).isEqualTo("0");
    assertFails(() -> log.command(tenant).run("SELECT auth_gateway.get_event_stats(0)"), "HG005");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a":"b"}           | {"a":"c"}                  | {"a": "c"}
          {"a":"b"}           | {"b":"c"}                  | {"a": "b", "b": "c"}
          {"a":"b"}           | {"a":null}                 | {}
          {"a":"b","b":"c"}   | {"a":null}                 | {"b": "c"}
          {"a":["b"]}         | {"a":"c"}                  | {"a": "c"}
          {"a":"c"}           | {"a":["b"]}                | {"a": ["b"]}
          {"a":{"b":"c"}}     | {"a":{"b":"d","c":null}}   | {"a": {"b": "d"}}
          {"a":[{"b":"c"}]}   | {"a":[1]}                  | {"a": [1]}
          ["a","b"]           | ["c","d"]                  | ["c", "d"]
          {"a":"b"}           | ["c"]                      | ["c"]
          {"a":"foo"}         | null                       | null
          {"a":"foo"}         | "bar"                      | "bar"
          {"e":null}          | {"a":1}                    | {"a": 1, "e": null}
          [1,2]               | {"a":"b","c":null}         | {"a": "b"}
          {}                  | {"a":{"bb":{"ccc":null}}}  | {"a": {"bb": {}}}
          {"a":1.50}          | {"b":2.500}                | {"a": 1.50, "b": 2.500}
          """)
  void mergesAsTheStandardsExamplesDo(String target, String patch, String merged)
      throws SQLException {
    assertThat(
            log.command(tenant)
                .one("SELECT auth_gateway.merge_patch('%s', '%s')".formatted(target, patch)))
        .isEqualTo(merged);
  }

  private static Outcome run(String script) {
    return log.shell().run(script);
  }

  private String inTenant() {
    return "SELECT set_config('app.tenant_id', '%s', true);".formatted(tenant);
  }

  private @Nullable String events() throws SQLException {
    return log.command(tenant).one("SELECT count(*) FROM auth_gateway.events");
  }

  private static @Nullable String parcels(String id) throws SQLException {
    return log.administrator()
        .one("SELECT count(*) FROM public.parcels WHERE id = '%s'".formatted(id));
  }
}
