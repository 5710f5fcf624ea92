package dev.headgate.command.migration;

import dev.headgate.process.postgres.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.postgresql.PGConnection;

/// Creates the roles and gives those that log in their passwords.
final class Roles {

  private Roles() {}

  static void ensure(Connection connection, RolePasswords passwords) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(SqlText.beside(Roles.class, "roles.sql"));
    }
    // Hashed by the driver: the server, and whatever it logs, never sees the password itself.
    PGConnection postgres = connection.unwrap(PGConnection.class);
    Map<String, String> all =
        Map.of(
            "headgate_command", passwords.command(),
            "headgate_relay", passwords.relay(),
            "headgate_reader", passwords.reader(),
            "headgate_maintenance", passwords.maintenance());
    for (Map.Entry<String, String> role : all.entrySet()) {
      postgres.alterUserPassword(role.getKey(), role.getValue().toCharArray(), "scram-sha-256");
    }
  }
}
