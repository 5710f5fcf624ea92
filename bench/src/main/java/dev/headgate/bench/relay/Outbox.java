package dev.headgate.bench.relay;

import dev.headgate.process.postgres.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Appends to the log as the command service does. Each call closes its connection.
final class Outbox {

  static final int EVENTS_OF_A_TRANSACTION = 3;

  static final long PAUSE = 50_000_000L; // 20 events a second

  private Outbox() {}

  /// The peer's slot and publication.
  static void addPeer(Connection connection) throws SQLException {
    run(connection, sql("publish.sql"), sql("add_slot.sql"));
  }

  /// Transactions of three events, as a login writes them.
  static void fill(Connection connection, int transactions) throws SQLException {
    run(connection, sql("hurry.sql"), sql("fill.sql").formatted(transactions));
  }

  /// One event to each aggregate, a transaction each.
  ///
  /// @param committed gets the time at which the commit was answered
  static void trickle(Connection connection, List<String> aggregates, Map<String, Long> committed)
      throws SQLException {
    try (connection;
        PreparedStatement append = connection.prepareStatement(sql("append.sql"))) {
      for (String aggregate : aggregates) {
        append.setString(1, aggregate);
        append.execute();
        committed.put(aggregate, System.nanoTime());
        LockSupport.parkNanos(PAUSE);
      }
    }
  }

  private static void run(Connection connection, String... statements) throws SQLException {
    try (connection;
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String sql(String name) {
    return SqlText.beside(Outbox.class, name);
  }
}
