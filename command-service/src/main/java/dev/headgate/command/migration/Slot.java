package dev.headgate.command.migration;

import dev.headgate.process.postgres.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Creates the replication slot: after the publication, which decoding has to find at every
/// position it reads, and before the first command. Outside of a migration, since a slot cannot be
/// made in a transaction that has written.
final class Slot {

  private Slot() {}

  static void ensure(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(SqlText.beside(Slot.class, "slot.sql"));
      statement.execute(SqlText.beside(Slot.class, "slot-origin.sql"));
    }
  }
}
