package dev.headgate.projector.sink;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// The example of docs/listening.md, as it is there.
final class Listener {

  private Listener() {}

  // docs/listening.md
  static void listen(String url, Runnable onReady, Consumer<String> onNotice) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("LISTEN headgate_events"); // outside a transaction: it must not stay open
      onReady.run(); // from here on nothing is missed; read what was before with SQL
      PGConnection listener = connection.unwrap(PGConnection.class);
      while (!Thread.currentThread().isInterrupted()) {
        for (PGNotification notice : listener.getNotifications(1_000)) { // waits up to a second
          onNotice.accept(notice.getParameter());
        }
      }
    }
  }
  // end
}
