package dev.headgate.projector.readdatabase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.embedded.postgres.PostgresBinaries;
import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.process.postgres.PostgresUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The read database's public faces, on the oldest and the newest server.
final class ReadDatabaseIT {

  private static final Path DEBIAN_15 = Path.of("/usr/lib/postgresql/15/bin");

  @Test
  void hasItsFacesOnTheNewestServer() throws SQLException {
    assertFaces(PostgresBinaries.bundled());
  }

  @Test
  void hasItsFacesOnTheOldestServer() throws SQLException {
    Assumptions.assumeTrue(
        Files.isExecutable(DEBIAN_15.resolve("postgres")),
        "PostgreSQL 15 is not installed; Debian's package is postgresql-15");
    assertFaces(PostgresBinaries.installed(DEBIAN_15));
  }

  private static void assertFaces(PostgresBinaries binaries) throws SQLException {
    try (PostgresServer server = PostgresServer.temporary(binaries, Map.of())) {
      server.createDatabase("headgate_read");
      PostgresUrl url = PostgresUrl.parse(server.url("headgate_read"));
      ReadDatabase.migrate(url);
      ReadDatabase.migrate(url);
      assertThat(
              list(
                  server,
                  "SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace"))
          .contains(
              "auth_api_keys_view",
              "auth_audit_view",
              "auth_events",
              "auth_sessions_view",
              "auth_users_view",
              "aggregate_versions",
              "dead_letters",
              "state_projections");
      assertThat(
              list(
                  server,
                  "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'v'"
                      + " AND NOT coalesce(reloptions, '{}') @> '{security_invoker=true}'"))
          .as("views that would show a tenant what it may not see")
          .isEmpty();
      assertThat(
              list(
                  server,
                  "SELECT attrelid::regclass || '.' || attname FROM pg_attribute JOIN pg_class c ON c.oid = attrelid"
                      + " WHERE relnamespace::regnamespace::text SIMILAR TO 'public|headgate|projection%'"
                      + " AND relkind IN ('r', 'v') AND attnum > 0 AND NOT attisdropped"
                      + " AND relname <> 'flyway_schema_history' AND col_description(c.oid, attnum) IS NULL"))
          .as("columns without a comment")
          .isEmpty();
      assertThat(
              list(
                  server,
                  "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace::regnamespace::text IN ('public',"
                      + " 'headgate') AND obj_description(oid, 'pg_proc') IS NULL"))
          .as("functions without a comment")
          .isEmpty();
    }
  }

  private static List<String> list(PostgresServer server, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = server.connect("headgate_read");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }
}
