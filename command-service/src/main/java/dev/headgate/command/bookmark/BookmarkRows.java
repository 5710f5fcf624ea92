package dev.headgate.command.bookmark;

import dev.headgate.command.cursor.Position;
import dev.headgate.command.outbox.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jdbi.v3.core.statement.Query;

/// The rows of `event_cursors`. Without state; each method runs in the caller's transaction.
final class BookmarkRows {

  private static final ClasspathSqlLocator SQL = ClasspathSqlLocator.removingComments();

  private BookmarkRows() {}

  static Optional<Bookmark> find(Transaction transaction, String name) {
    return transaction
        .handle()
        .createQuery(SQL.locate(BookmarkRows.class, "find"))
        .bind("name", name)
        .map((row, _) -> bookmark(row))
        .findOne();
  }

  /// Makes a bookmark; nothing comes back when there is one.
  static Optional<Bookmark> create(
      Transaction transaction, String name, Position position, String by) {
    return write(transaction, "create", name, position, by)
        .map((row, _) -> bookmark(row))
        .findOne();
  }

  /// Moves a bookmark; nothing comes back when it is not at the version any more.
  static Optional<Bookmark> move(
      Transaction transaction, String name, Position position, String by, long version) {
    return write(transaction, "move", name, position, by)
        .bind("version", version)
        .map((row, _) -> bookmark(row))
        .findOne();
  }

  private static Query write(
      Transaction transaction, String statement, String name, Position position, String by) {
    return transaction
        .handle()
        .createQuery(SQL.locate(BookmarkRows.class, statement))
        .bind("name", name)
        .bind("tx_id", position.transaction())
        .bind("event_number", position.eventNumber())
        .bind("updated_by", by);
  }

  private static Bookmark bookmark(ResultSet row) throws SQLException {
    return new Bookmark(
        new Position(row.getLong("tx_id"), row.getLong("event_number")),
        row.getLong("version"),
        row.getString("updated_by"),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }
}
