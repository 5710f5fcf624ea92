package dev.headgate.projector.rebuild;

import dev.headgate.process.postgres.SqlText;
import dev.headgate.projector.readdatabase.ReadDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Which of several instances compares, swaps and removes: the one whose session holds a lock. It
/// comes free with the session, however that ends. Confined to one thread.
final class Leadership implements AutoCloseable {

  private static final String LOCK = SqlText.beside(Leadership.class, "try_lead.sql");

  private final ReadDatabase database;
  private @Nullable Connection session;

  Leadership(ReadDatabase database) {
    this.database = database;
  }

  boolean isHeld() throws SQLException {
    Connection held = session;
    if (held != null && held.isValid(1)) {
      return true;
    }
    close();
    Connection fresh = database.connect();
    try (var lock = fresh.createStatement();
        var answer = lock.executeQuery(LOCK)) {
      if (answer.next() && answer.getBoolean(1)) {
        session = fresh;
        return true;
      }
    }
    fresh.close();
    return false;
  }

  @Override
  public void close() throws SQLException {
    Connection held = session;
    session = null;
    if (held != null) {
      release(held);
    }
  }

  // The pool would hand the lock on with the connection.
  private static void release(Connection held) throws SQLException {
    try (held;
        var unlock = held.createStatement()) {
      if (held.isValid(1)) {
        unlock.execute("SELECT pg_advisory_unlock_all()");
      }
    }
  }
}
