package dev.headgate.projector.readdatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.process.postgres.PostgresUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a reader sees of the tenants, while the database runs.
final class TenantIT {

  private static final String OURS = "00000000-0000-7000-8000-000000000001";
  private static final String THEIRS = "00000000-0000-7000-8000-000000000002";
  private static final String NOBODYS = "00000000-0000-7000-8000-000000000003";

  private static PostgresServer server;

  @BeforeAll
  static void start() throws SQLException {
    server = PostgresServer.temporary();
    server.createDatabase("headgate_read");
    ReadDatabase.migrate(PostgresUrl.parse(server.url("headgate_read")));
    try (Connection connection = server.connect("headgate_read");
        Statement statement = connection.createStatement()) {
      fill(statement, OURS);
      fill(statement, THEIRS);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void showsEveryFaceOfTheReadersOwnTenantOnly() throws SQLException {
    try (Connection connection = reader();
        Statement statement = connection.createStatement()) {
      for (String tenant : List.of(OURS, THEIRS)) {
        statement.execute("SET app.tenant_id = '" + tenant + "'");
        for (String face : faces()) {
          assertThat(list(statement, "SELECT tenant_id FROM public." + face))
              .as(face)
              .isNotEmpty()
              .containsOnly(tenant);
        }
        assertThat(list(statement, "SELECT events FROM get_auth_events_stats()"))
            .containsExactly("1");
      }
    }
  }

  @Test
  void showsNothingWithoutATenant() throws SQLException {
    try (Connection connection = reader();
        Statement statement = connection.createStatement()) {
      assertNothing(statement);
      statement.execute("SET app.tenant_id = '" + OURS + "'");
      statement.execute("RESET app.tenant_id"); // reads as an empty text from now on
      assertNothing(statement);
      statement.execute("SET app.tenant_id = '" + NOBODYS + "'");
      assertNothing(statement);
    }
  }

  @Test
  void showsNothingToATenantThatIsNone() throws SQLException {
    try (Connection connection = reader();
        Statement statement = connection.createStatement()) {
      statement.execute("SET app.tenant_id = 'x'' OR true --'");
      for (String face : faces()) {
        assertThatThrownBy(() -> list(statement, "SELECT tenant_id FROM public." + face))
            .as(face)
            .isInstanceOf(SQLException.class);
      }
    }
  }

  @Test
  void endsWithTheTransactionThatSetIt() throws SQLException {
    try (Connection connection = reader();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      list(statement, "SELECT set_config('app.tenant_id', '" + OURS + "', true)");
      assertThat(list(statement, "SELECT user_id FROM auth_users_view")).hasSize(1);
      connection.commit();
      assertNothing(statement);
    }
  }

  @Test
  void isNotForTheReaderToChange() throws SQLException {
    try (Connection connection = reader();
        Statement statement = connection.createStatement()) {
      statement.execute("SET app.tenant_id = '" + OURS + "'");
      for (String change :
          List.of(
              "DELETE FROM headgate.auth_events",
              "UPDATE projection_g1.users SET role = 'admin'",
              "UPDATE headgate.sink_position SET next_offset = 0",
              "TRUNCATE headgate.auth_events",
              "ALTER TABLE projection_g1.users DISABLE ROW LEVEL SECURITY",
              "DELETE FROM public.auth_users_view")) {
        assertThatThrownBy(() -> statement.execute(change))
            .as(change)
            .hasMessageMatching("(?s).*(permission denied|must be owner).*");
      }
    }
  }

  @Test
  void isNoHindranceToAnOwnerWhoIsNoSuperuser() throws SQLException {
    try (Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE projector LOGIN PASSWORD 'secret'");
      statement.execute("CREATE DATABASE owned OWNER projector");
    }
    PostgresUrl administrator = PostgresUrl.parse(server.url("owned"));
    PostgresUrl owner =
        PostgresUrl.parse("postgresql://projector:secret@" + administrator.authority() + "/owned");
    ReadDatabase.migrate(owner);
    try (Connection connection =
            DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password());
        Statement statement = connection.createStatement()) {
      fill(statement, OURS);
      fill(statement, THEIRS);
      assertThat(list(statement, "SELECT tenant_id FROM auth_events")).hasSize(2);
    }
  }

  private static void assertNothing(Statement statement) throws SQLException {
    for (String face : faces()) {
      assertThat(list(statement, "SELECT tenant_id FROM public." + face)).as(face).isEmpty();
    }
    assertThat(list(statement, "SELECT events FROM get_auth_events_stats()")).isEmpty();
  }

  private static Connection reader() throws SQLException {
    Connection connection = server.connect("headgate_read");
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET ROLE headgate_reader");
      return connection;
    }
  }

  // Whatever views there are: a new one is held to it, too.
  private static List<String> faces() throws SQLException {
    try (Connection connection = server.connect("headgate_read");
        Statement statement = connection.createStatement()) {
      List<String> views =
          list(statement, "SELECT viewname FROM pg_views WHERE schemaname = 'public' ORDER BY 1");
      assertThat(views).hasSizeGreaterThanOrEqualTo(7);
      return views;
    }
  }

  private static void fill(Statement statement, String tenant) throws SQLException {
    String row = "'%s', 'id', 1, gen_random_uuid(), now()".formatted(tenant);
    statement.execute(
        "INSERT INTO projection_g1.users (tenant_id, user_id, aggregate_version, last_event_id,"
            + " last_updated_at, email, role, provider) VALUES ("
            + row
            + ", 'a@b.c', 'r', 'p')");
    statement.execute(
        "INSERT INTO projection_g1.sessions (tenant_id, session_id, aggregate_version,"
            + " last_event_id, last_updated_at, user_id, platform, scope, expires_at) VALUES ("
            + row
            + ", 'u', 'web', 's', now())");
    statement.execute(
        "INSERT INTO projection_g1.api_keys (tenant_id, key_id, aggregate_version, last_event_id,"
            + " last_updated_at, user_id, name, access_level) VALUES ("
            + row
            + ", 'u', 'n', 'a')");
    statement.execute(
        "INSERT INTO projection_g1.states (tenant_id, aggregate_id, aggregate_version,"
            + " last_event_id, last_updated_at, aggregate_type, state) VALUES ("
            + row
            + ", 't', '{}')");
    statement.execute(
        "INSERT INTO headgate.dead_letters (generation, tenant_id, aggregate_id, aggregate_version,"
            + " event_id, parked_at, letter_id, aggregate_type, event_type, topic, partition,"
            + " record_offset, reason, detail, status, is_blocking, behind, retries)"
            + " VALUES (1, "
            + row
            + ", gen_random_uuid(), 't', 'T.v1', 'topic', 0, 0, 'evolve_failed', 'why', 'parked',"
            + " true, 0, 0)");
    statement.execute(
        "INSERT INTO headgate.auth_events (tenant_id, aggregate_id, aggregate_version, event_id,"
            + " occurred_at, event_number, aggregate_type, event_type, schema_version, data,"
            + " metadata, created_by, correlation_id, checksum, topic, partition, record_offset)"
            + " VALUES ("
            + row
            + ", 1, 'audit', 'AuthEventLogged', 1, '{}', '{}', 'system',"
            + " gen_random_uuid(), 'c', 'topic', 0, 0)");
  }

  private static List<String> list(Statement statement, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }
}
