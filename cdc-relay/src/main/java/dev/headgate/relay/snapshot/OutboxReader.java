package dev.headgate.relay.snapshot;

import dev.headgate.event.Envelope;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.process.postgres.SqlText;
import dev.headgate.relay.slot.CommandDatabase;
import dev.headgate.relay.topic.PublishedEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// Reads the outbox as a table: as it is now, until it was told to [see][#see] a snapshot. Confined
/// to one thread.
///
/// With `row_security` off a read that policies would cut short is an error, not a shorter answer.
///
/// Every method throws a [dev.headgate.process.exit.ProcessFailure] when the server does not
/// answer.
public final class OutboxReader implements AutoCloseable {

  private static final int ROWS_AT_A_TIME = 1000;

  private final PostgresUrl url;
  private final Connection connection;

  private OutboxReader(PostgresUrl url, Connection connection) {
    this.url = url;
    this.connection = connection;
  }

  public static OutboxReader open(PostgresUrl url) {
    OutboxReader reader = new OutboxReader(url, CommandDatabase.connect(url));
    reader.execute("SET row_security = off");
    reader.execute("SET statement_timeout = 0");
    reader.execute("SET idle_in_transaction_session_timeout = 0");
    reader.execute("SET work_mem = '64MB'"); // it sorts
    return reader;
  }

  /// Sees the database as the snapshot does from now on.
  public void see(ExportedSnapshot snapshot) {
    try {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw CommandDatabase.unavailable(url, e);
    }
    execute("SET TRANSACTION SNAPSHOT '" + snapshot.name() + "'");
    execute("LOCK TABLE ONLY auth_gateway.outbox IN ACCESS SHARE MODE"); // no day leaves it now
  }

  /// The days that left the log for an archive, if there are any.
  public Optional<String> archivedDays() {
    return ask(
        "archived_days.sql",
        List.of(),
        row ->
            row.next() && row.getLong(1) > 0
                ? Optional.of(
                    "%d, %s to %s".formatted(row.getLong(1), row.getString(2), row.getString(3)))
                : Optional.empty());
  }

  /// How many events the aggregate types have.
  public long count(Collection<String> types) {
    return ask("count.sql", types, row -> row.next() ? row.getLong(1) : 0);
  }

  /// An event whose time does not sort it behind the version before it, or nothing.
  public Optional<String> disordered(Collection<String> types) {
    return ask(
        "disordered.sql",
        types,
        row -> row.next() ? Optional.of(row.getString(1)) : Optional.empty());
  }

  /// Hands over the aggregate types' events, each aggregate's in the order of its versions.
  public void events(Collection<String> types, Consumer<Envelope> taker) {
    ask("events.sql", types, rows -> handOver(rows, taker));
  }

  private static long handOver(ResultSet rows, Consumer<Envelope> taker) throws SQLException {
    long count = 0;
    while (rows.next()) {
      taker.accept(EventRow.read(rows));
      count++;
    }
    return count;
  }

  /// Takes in what topics hold, to be compared with the outbox. Once only, and before a snapshot is
  /// seen.
  public void compareWith(Consumer<Consumer<PublishedEvent>> topics) {
    try {
      PublishedTable.fill(connection, topics);
    } catch (SQLException e) {
      throw CommandDatabase.unavailable(url, e);
    }
  }

  /// The events that the topics have and the outbox lacks.
  public Finding strangers() {
    return askPublished("strangers.sql");
  }

  /// The ids of these events.
  public Set<UUID> strangerIds() {
    return ask(
        "stranger_ids.sql",
        List.of(),
        rows -> {
          Set<UUID> ids = new HashSet<>();
          while (rows.next()) {
            ids.add(rows.getObject(1, UUID.class));
          }
          return ids;
        });
  }

  /// The versions that are one event on the topics and another one in the outbox.
  public Finding forks() {
    return askPublished("forks.sql");
  }

  /// The aggregates whose versions on the topics have a gap, or double.
  public Finding torn() {
    return askPublished("torn.sql");
  }

  /// How many events the topics lack, as far as they are behind their last version.
  public long countLacking() {
    return ask("count_lacking.sql", List.of(), row -> row.next() ? row.getLong(1) : 0);
  }

  /// Hands over the events that the topics lack behind their last version of each aggregate.
  public void lacking(Consumer<Envelope> taker) {
    ask("lacking.sql", List.of(), rows -> handOver(rows, taker));
  }

  private Finding askPublished(String question) {
    try {
      return PublishedTable.ask(connection, question);
    } catch (SQLException e) {
      throw CommandDatabase.unavailable(url, e);
    }
  }

  @FunctionalInterface
  private interface Answer<T> {
    T of(ResultSet rows) throws SQLException;
  }

  private <T> T ask(String statement, Collection<String> types, Answer<T> answer) {
    try (PreparedStatement query =
        connection.prepareStatement(SqlText.beside(OutboxReader.class, statement))) {
      if (!types.isEmpty()) {
        query.setArray(1, connection.createArrayOf("text", types.toArray()));
      }
      query.setFetchSize(ROWS_AT_A_TIME);
      try (ResultSet rows = query.executeQuery()) {
        return answer.of(rows);
      }
    } catch (SQLException e) {
      throw CommandDatabase.unavailable(url, e);
    }
  }

  private void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw CommandDatabase.unavailable(url, e);
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
