package dev.headgate.relay.snapshot;

import dev.headgate.process.postgres.SqlText;
import dev.headgate.relay.topic.PublishedEvent;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What topics hold, as a temporary table of one session: sets of any size are compared with the
/// log where the log is.
final class PublishedTable {

  private static final int ROWS_AT_A_TIME = 5_000;

  private final Connection connection;
  private final List<PublishedEvent> waiting = new ArrayList<>();

  private PublishedTable(Connection connection) {
    this.connection = connection;
  }

  /// Makes the table of what the feed hands over.
  static void fill(Connection connection, Consumer<Consumer<PublishedEvent>> feed)
      throws SQLException {
    PublishedTable table = new PublishedTable(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute(SqlText.beside(PublishedTable.class, "published.sql"));
      feed.accept(table::add);
      table.write();
      statement.execute("ANALYZE published");
    }
  }

  private void add(PublishedEvent event) {
    waiting.add(event);
    if (waiting.size() == ROWS_AT_A_TIME) {
      try {
        write();
      } catch (SQLException e) {
        throw new IllegalStateException("the command database does not take what topics hold", e);
      }
    }
  }

  private void write() throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(SqlText.beside(PublishedTable.class, "add_published.sql"))) {
      insert.setArray(1, column("uuid", PublishedEvent::tenant));
      insert.setArray(2, column("text", PublishedEvent::type));
      insert.setArray(3, column("text", PublishedEvent::id));
      insert.setArray(4, column("bigint", PublishedEvent::version));
      insert.setArray(5, column("uuid", PublishedEvent::event));
      insert.executeUpdate();
    }
    waiting.clear();
  }

  private Array column(String type, Function<PublishedEvent, Object> value) throws SQLException {
    return connection.createArrayOf(type, waiting.stream().map(value).toArray());
  }

  /// Asks one of the questions about the table.
  static Finding ask(Connection connection, String question) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(SqlText.beside(PublishedTable.class, question));
        ResultSet row = query.executeQuery()) {
      row.next();
      @Nullable String example = row.getString(2);
      return new Finding(row.getLong(1), example == null ? "none" : example);
    }
  }
}
