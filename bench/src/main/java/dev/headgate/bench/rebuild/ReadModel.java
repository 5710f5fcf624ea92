package dev.headgate.bench.rebuild;

import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.process.postgres.SqlText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/// What the read database says. Each call has a connection of its own.
record ReadModel(PostgresServer postgres) {

  static final String DATABASE = "headgate_read";

  // No table yet, or one that is being altered together with others.
  private static final Set<String> MIGRATING = Set.of("42P01", "40P01");

  /// The generation under way.
  ///
  /// @param rows how far its rows are written, in records of its state topics
  record Stand(String state, long rows, String problem) {}

  /// How many events are in the audit and in the first generation, whichever are fewer.
  long events() throws SQLException {
    try {
      return number("events_written.sql");
    } catch (SQLException e) {
      if (MIGRATING.contains(String.valueOf(e.getSQLState()))) {
        return 0; // the projector migrates it first
      }
      throw e;
    }
  }

  /// Orders a generation as `headgate replay` does.
  void order() throws SQLException {
    number("order_generation.sql");
  }

  Stand stand() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql("stand_of_generation.sql"))) {
      row.next();
      return new Stand(row.getString("state"), row.getLong("rows"), row.getString("problem"));
    }
  }

  Connection connect() throws SQLException {
    return postgres.connect(DATABASE);
  }

  private long number(String file) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql(file))) {
      row.next();
      return row.getLong(1);
    }
  }

  static String sql(String name) {
    return SqlText.beside(ReadModel.class, name);
  }
}
