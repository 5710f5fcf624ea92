package dev.headgate.projector.lookup;

import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.projector.readdatabase.ReadDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// A read database with rows that no projector wrote.
public final class ReadModel implements AutoCloseable {

  public static final String OURS = "00000000-0000-7000-8000-000000000001";
  public static final String THEIRS = "00000000-0000-7000-8000-000000000002";

  private static final String HEAD = "tenant_id, aggregate_version, last_event_id, last_updated_at";

  private final PostgresServer server = PostgresServer.temporary();

  private ReadModel() {
    server.createDatabase("headgate_read");
    ReadDatabase.migrate(url());
  }

  public static ReadModel empty() {
    return new ReadModel();
  }

  public PostgresUrl url() {
    return PostgresUrl.parse(server.url("headgate_read"));
  }

  public PostgresServer server() {
    return server;
  }

  public Connection connect() throws SQLException {
    return server.connect("headgate_read");
  }

  public void user(String tenant, String id, long version) throws SQLException {
    run(
        "INSERT INTO projection_g1.users (%s, user_id, email, role, provider, name) VALUES ("
            + head(tenant, version)
            + ", '%s', 'ada@example.org', 'member', 'password', 'Ada')".formatted(id)
            + " ON CONFLICT (tenant_id, user_id) DO UPDATE SET aggregate_version = "
            + version);
  }

  public void session(String tenant, String id, String user) throws SQLException {
    run(
        "INSERT INTO projection_g1.sessions (%s, session_id, user_id, platform, scope, expires_at)"
            + " VALUES ("
            + head(tenant, 1)
            + ", '%s', '%s', 'web', 'all', '2999-01-01')".formatted(id, user));
  }

  public void apiKey(String tenant, String id, String user, boolean deleted) throws SQLException {
    run(
        "INSERT INTO projection_g1.api_keys (%s, key_id, user_id, name, access_level, is_deleted)"
            + " VALUES ("
            + head(tenant, 1)
            + ", '%s', '%s', 'nightly', 'read', %s)".formatted(id, user, deleted));
  }

  public void state(String tenant, String type, String id) throws SQLException {
    run(
        "INSERT INTO projection_g1.states (%s, aggregate_type, aggregate_id, state) VALUES ("
            + head(tenant, 1)
            + ", '%s', '%s', '{\"serial\": \"A1\", \"price\": 12345678901234567.10}')"
                .formatted(type, id));
  }

  /// So many attempts, a minute each after the other, every third of them failed.
  public void attempts(String tenant, int count, String type, String subject) throws SQLException {
    run(
        """
        INSERT INTO headgate.auth_events (tenant_id, aggregate_id, aggregate_version, event_id,
          occurred_at, event_number, aggregate_type, event_type, schema_version, data, metadata,
          created_by, correlation_id, checksum, topic, partition, record_offset)
        SELECT '%1$s', id, 1, id, timestamptz '2026-01-01' + n * interval '1 minute', n, 'audit',
          'AuthEventLogged', 1, jsonb_build_object('event_type', '%3$s', 'success', n %% 3 <> 0,
          'platform', 'web', 'subject_id', '%4$s', 'subject_type', 'user'), '{}', 'system', id, 'c',
          'auth.audit.events.v1', 0, n
        FROM (SELECT n, gen_random_uuid() AS id FROM generate_series(1, %2$d) n) AS each
        """
            .formatted(tenant, count, type, subject));
  }

  public void deadLetter(String tenant, String type, String id) throws SQLException {
    run(
        "INSERT INTO headgate.dead_letters (generation, tenant_id, aggregate_id, aggregate_version,"
            + " event_id, letter_id, aggregate_type, event_type, topic, partition, record_offset,"
            + " reason, detail, status, is_blocking, behind, retries, parked_at) VALUES (1, '"
            + tenant
            + "', '%s', 2, gen_random_uuid(), gen_random_uuid(), '%s', 'T.v1', 'topic', 0, 0,"
                .formatted(id, type)
            + " 'evolve_failed', 'why', 'parked', true, 0, 0, now())");
  }

  private static String head(String tenant, long version) {
    return "'%s', %d, gen_random_uuid(), '2026-11-21T07:32:18.444Z'".formatted(tenant, version);
  }

  public void run(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql.replace("(%s,", "(" + HEAD + ","));
    }
  }

  /// The first column of a query's rows, as the administrator sees them.
  public List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }

  @Override
  public void close() {
    server.close();
  }
}
