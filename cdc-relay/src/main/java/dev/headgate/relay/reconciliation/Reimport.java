package dev.headgate.relay.reconciliation;

import dev.headgate.event.Envelope;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.process.postgres.SqlText;
import dev.headgate.relay.exit.RelayExit;
import dev.headgate.relay.slot.CommandDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Puts events back into the outbox, in transactions of bounded size. Confined to one thread.
///
/// Each transaction locks the heads of its aggregates as an append does, and moves them; so a
/// command that runs at the same time either waits, or is found to have been in between.
final class Reimport implements AutoCloseable {

  private final PostgresUrl url;
  private final Connection connection;
  private final int part;
  private final Runnable committed;
  private final EventBatch batch = new EventBatch();

  /// @param administrator may write the log past its functions
  /// @param part how many events go into one transaction
  /// @param committed told after each transaction
  Reimport(PostgresUrl administrator, int part, Runnable committed) {
    this.url = administrator;
    this.connection = CommandDatabase.connect(administrator);
    this.part = part;
    this.committed = committed;
    try {
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw CommandDatabase.unavailable(url, e);
    }
  }

  /// Adds an event; an aggregate's events come in the order of their versions.
  ///
  /// @throws ProcessFailure when a head went on in the meantime
  void add(Envelope event) {
    batch.add(event);
    if (batch.size() >= part) {
      commit();
    }
  }

  /// Commits what is left.
  void finish() {
    if (batch.size() > 0) {
      commit();
    }
  }

  private void commit() {
    String events = batch.json();
    try {
      run("days.sql", events);
      run("make_heads.sql", events);
      run("lock_heads.sql", events);
      refuseOvertaken(run("not_next.sql", events));
      run("add_events.sql", events);
      run("move_heads.sql", events);
      run("move_numbers.sql", events);
      connection.commit();
    } catch (SQLException e) {
      throw CommandDatabase.unavailable(url, e);
    }
    batch.clear();
    committed.run();
  }

  private static void refuseOvertaken(@Nullable String heads) {
    if (heads != null) {
      throw new ProcessFailure(
          RelayExit.HISTORY_FORKED,
          "The outbox went on otherwise than the topics: " + heads + ".",
          "Stop command-service and run it again; it lists what has to be decided by hand.");
    }
  }

  /// Runs a statement; answers the first column of its first row, if it has any.
  private @Nullable String run(String statement, String events) throws SQLException {
    try (PreparedStatement prepared =
        connection.prepareStatement(SqlText.beside(Reimport.class, statement))) {
      prepared.setString(1, events);
      if (!prepared.execute()) {
        return null;
      }
      try (ResultSet row = prepared.getResultSet()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw CommandDatabase.unavailable(url, e);
    }
  }
}
