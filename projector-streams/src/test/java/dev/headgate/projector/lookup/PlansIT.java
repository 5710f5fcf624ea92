package dev.headgate.projector.lookup;

import static dev.headgate.projector.lookup.ReadModel.OURS;
import static dev.headgate.projector.lookup.ReadModel.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.event.TenantId;
import dev.headgate.process.postgres.SqlText;
import dev.headgate.projector.readdatabase.TenantReads;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each question is answered by its index, also behind row security, whose conditions come first.
final class PlansIT {

  private static final int MANY = 20_000;

  private static final Map<String, Object> VALUES =
      Map.ofEntries(
          Map.entry("id", "id-77"),
          Map.entry("type", "device"),
          Map.entry("user", "user-7"),
          Map.entry("below", "~"),
          Map.entry("limit", 51),
          Map.entry("subject", "u"),
          Map.entry("from", OffsetDateTime.MIN),
          Map.entry("to", OffsetDateTime.MAX),
          Map.entry("at", OffsetDateTime.parse("2026-01-03T00:00:00Z")),
          Map.entry("event", new UUID(0, 0)),
          Map.entry("success", false));

  private static ReadModel model;
  private static TenantReads reads;

  @BeforeAll
  static void start() throws Exception {
    model = ReadModel.empty();
    for (String tenant : List.of(OURS, THEIRS)) {
      rows("users", "user_id, email, role, provider", "'id-' || n, 'e', 'r', 'p'", tenant);
      rows(
          "sessions",
          "session_id, user_id, platform, scope, expires_at",
          "'id-' || n, 'user-' || n % 500, 'web', 's', now()",
          tenant);
      rows(
          "api_keys",
          "key_id, user_id, name, access_level",
          "'id-' || n, 'user-' || n % 500, 'n', 'a'",
          tenant);
      rows("states", "aggregate_type, aggregate_id, state", "'device', 'id-' || n, '{}'", tenant);
      model.attempts(tenant, MANY, "login", "somebody");
      model.attempts(tenant, MANY / 10, "device", "somebody");
      model.attempts(tenant, MANY / 200, "device", "u");
    }
    model.run("ANALYZE");
    reads = TenantReads.open(model.url());
  }

  @AfterAll
  static void stop() {
    reads.close();
    model.close();
  }

  private static void rows(String table, String columns, String values, String tenant)
      throws Exception {
    model.run(
        "INSERT INTO projection_g1."
            + table
            + " (%s, "
            + columns
            + ") SELECT '"
            + tenant
            + "'::uuid, 1, gen_random_uuid(), now(), "
            + values
            + " FROM generate_series(1, "
            + MANY
            + ") n");
  }

  @ParameterizedTest
  @CsvSource({
    "user.sql, users_pkey",
    "session.sql, sessions_pkey",
    "api_key.sql, api_keys_pkey",
    "state.sql, states_pkey",
    "sessions_of_user.sql, sessions_user",
    "api_keys_of_user.sql, api_keys_user",
    "audit_asc.sql, auth_events_type",
    "audit_desc.sql, auth_events_type",
    "audit_of_subject_asc.sql, auth_events_audit_subject",
    "audit_of_subject_desc.sql, auth_events_audit_subject",
    "audit_of_type_asc.sql, auth_events_audit_type",
    "audit_of_type_desc.sql, auth_events_audit_type",
  })
  void findsByIndex(String statement, String index) {
    String plan = plan(SqlText.beside(Lookup.class, statement));
    assertThat(plan).contains(index).doesNotContain("Seq Scan", "Sort");
  }

  @ParameterizedTest
  @CsvSource({
    "user, users_pkey",
    "session, sessions_pkey",
    "api_key, api_keys_pkey",
    "device, states_pkey",
    "audit, auth_events_one_event_a_version"
  })
  void looksForAVersionInOneTableOnly(String type, String index) {
    String sql = SqlText.beside(Lookup.class, "version.sql").replace(":type", "'" + type + "'");
    assertThat(plan(sql)).contains(index).doesNotContain("Seq Scan on users", "Seq Scan on auth");
  }

  private static String plan(String sql) {
    return reads.read(
        new TenantId(UUID.fromString(OURS)),
        handle -> {
          var explain = handle.createQuery("EXPLAIN " + sql);
          VALUES.forEach((name, value) -> {
            if (sql.contains(":" + name)) {
              explain.bind(name, value);
            }
          });
          return String.join("\n", explain.mapTo(String.class).list());
        });
  }
}
