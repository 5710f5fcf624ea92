package dev.headgate.relay.slot;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.process.postgres.SqlText;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Asks the server, on a connection of its own.
public final class ServerReader {

  private final PostgresUrl url;
  private final String slot;

  public ServerReader(PostgresUrl url, String slot) {
    this.url = url;
    this.slot = slot;
  }

  /// Asks everything.
  ///
  /// @throws ProcessFailure when the server does not answer
  public Server read() {
    try (Connection connection = CommandDatabase.connect(url)) {
      return new Server(
          identity(connection),
          slot(connection),
          origin(connection),
          publication(connection),
          Map.of(
              "fsync", one(connection, "SHOW fsync"),
              "synchronous_commit", one(connection, "SHOW synchronous_commit")));
    } catch (SQLException e) {
      throw CommandDatabase.unavailable(url, e);
    }
  }

  private static Server.Identity identity(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(SqlText.beside(ServerReader.class, "identity.sql"));
        ResultSet row = query.executeQuery()) {
      row.next();
      return new Server.Identity(
          row.getString(1), row.getLong(2), row.getString(3), Lsn.parse(row.getString(4)));
    }
  }

  private Optional<Server.Slot> slot(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(SqlText.beside(ServerReader.class, "slot.sql"))) {
      query.setString(1, slot);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Server.Slot(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    Lsn.parse(row.getString(5)),
                    new Server.Slot.Log(row.getLong(6), row.getLong(7))))
            : Optional.empty();
      }
    }
  }

  private static Optional<Lsn> origin(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(SqlText.beside(ServerReader.class, "origin.sql"));
        ResultSet row = query.executeQuery()) {
      return row.next() ? Optional.ofNullable(row.getString(1)).map(Lsn::parse) : Optional.empty();
    }
  }

  private static Optional<Server.Publication> publication(Connection connection)
      throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(SqlText.beside(ServerReader.class, "publication.sql"));
        ResultSet row = query.executeQuery()) {
      return row.next()
          ? Optional.of(new Server.Publication(names(row, 1), names(row, 2), row.getBoolean(3)))
          : Optional.empty();
    }
  }

  private static Set<String> names(ResultSet row, int column) throws SQLException {
    Array names = row.getArray(column);
    return names == null ? Set.of() : Set.of((String[]) names.getArray());
  }

  /// Returns those of the events which the log does not hold although it should.
  ///
  /// @throws ProcessFailure when the server does not answer
  public Set<UUID> unknown(Collection<UUID> events) {
    Set<UUID> unknown = new HashSet<>();
    try (Connection connection = CommandDatabase.connect(url);
        PreparedStatement query =
            connection.prepareStatement(SqlText.beside(ServerReader.class, "unknown_events.sql"))) {
      query.setArray(1, connection.createArrayOf("uuid", events.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          unknown.add(row.getObject(1, UUID.class));
        }
      }
    } catch (SQLException e) {
      throw CommandDatabase.unavailable(url, e);
    }
    return unknown;
  }

  /// Returns the age of the oldest event that is not known to be published; it may have been
  /// published since the last two heartbeats.
  ///
  /// @param publishedBelow every transaction below this id is on the topics
  /// @throws ProcessFailure when the server does not answer
  public Optional<Duration> oldestUnpublished(long publishedBelow) {
    try (Connection connection = CommandDatabase.connect(url);
        PreparedStatement query =
            connection.prepareStatement(
                SqlText.beside(ServerReader.class, "oldest_unpublished.sql"))) {
      query.setLong(1, publishedBelow);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(Duration.ofMillis(Math.round(row.getDouble(1) * 1000)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw CommandDatabase.unavailable(url, e);
    }
  }

  private static String one(Connection connection, String sql) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }
}
