package dev.headgate.relay.slot;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.postgres.PostgresUrl;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
          published(connection),
          Map.of(
              "fsync", one(connection, "SHOW fsync"),
              "synchronous_commit", one(connection, "SHOW synchronous_commit")));
    } catch (SQLException e) {
      throw CommandDatabase.unavailable(url, e);
    }
  }

  private static Server.Identity identity(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(Sql.read("identity.sql"));
        ResultSet row = query.executeQuery()) {
      row.next();
      return new Server.Identity(row.getString(1), row.getLong(2), row.getString(3));
    }
  }

  private Optional<Server.Slot> slot(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(Sql.read("slot.sql"))) {
      query.setString(1, slot);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Server.Slot(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    Lsn.parse(row.getString(5))))
            : Optional.empty();
      }
    }
  }

  private static Optional<Lsn> origin(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(Sql.read("origin.sql"));
        ResultSet row = query.executeQuery()) {
      return row.next() ? Optional.ofNullable(row.getString(1)).map(Lsn::parse) : Optional.empty();
    }
  }

  private static Set<String> published(Connection connection) throws SQLException {
    Set<String> tables = new HashSet<>();
    try (PreparedStatement query = connection.prepareStatement(Sql.read("published.sql"));
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    return tables;
  }

  private static String one(Connection connection, String sql) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }
}
