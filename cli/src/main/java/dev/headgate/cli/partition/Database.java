package dev.headgate.cli.partition;

import dev.headgate.cli.stack.StackFailure;
import dev.headgate.verification.database.ServerMessage;
import dev.headgate.verification.database.Sql;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The command database as the log's owner sees it: statements from files beside this class, each
/// its own transaction. Confined to one thread.
///
/// Every method throws a [StackFailure] with what the server said and advised.
final class Database implements AutoCloseable {

  private static final int FETCH = 1000;
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final Connection connection;

  private Database(Connection connection) {
    this.connection = connection;
  }

  /// Opens a URL as psql takes it.
  ///
  /// @param patience for transactions of others
  static Database open(String url, Duration patience) {
    URI parts = URI.create(url);
    String[] user = parts.getRawUserInfo().split(":", 2);
    Properties properties = new Properties();
    properties.put("user", decoded(user[0]));
    properties.put("password", decoded(user[1]));
    properties.put("ApplicationName", "headgate partitions");
    properties.put(
        "options",
        "-c role=headgate_owner -c TimeZone=UTC -c statement_timeout=0 -c lock_timeout="
            + patience.toMillis());
    try {
      return new Database(
          DriverManager.getConnection(
              "jdbc:postgresql://%s:%d%s"
                  .formatted(parts.getHost(), parts.getPort(), parts.getPath()),
              properties));
    } catch (SQLException away) {
      throw failure(away);
    }
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /// Reads one row of a result.
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  <T> List<T> rows(String file, Reader<T> reader, @Nullable Object... parameters) {
    try (PreparedStatement statement =
        connection.prepareStatement(Sql.read(Database.class, file))) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<T> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(reader.read(result));
        }
      }
      return rows;
    } catch (SQLException failed) {
      throw failure(failed);
    }
  }

  /// Hands over the lines that a statement about a table gives, however many they are; to be called
  /// [at one moment][#atOneMoment].
  void lines(String table, String file, Consumer<String> taker) {
    try (PreparedStatement statement = connection.prepareStatement(about(table, file))) {
      statement.setFetchSize(FETCH);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          taker.accept(result.getString(1));
        }
      }
    } catch (SQLException failed) {
      throw failure(failed);
    }
  }

  /// Writes lines with a statement about a table.
  void write(String table, String file, List<String> lines) {
    try (PreparedStatement statement = connection.prepareStatement(about(table, file))) {
      statement.setArray(1, connection.createArrayOf("text", lines.toArray()));
      statement.executeUpdate();
    } catch (SQLException failed) {
      throw failure(failed);
    }
  }

  void execute(String table, String file) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(about(table, file));
    } catch (SQLException failed) {
      throw failure(failed);
    }
  }

  private static String about(String table, String file) {
    if (!table.matches("outbox_[0-9]{8}(_restoring)?")) {
      throw new IllegalArgumentException(table + " is no table of a day");
    }
    return Sql.read(Database.class, file).replace("<table>", table);
  }

  /// Has all that is read in it read at one moment.
  <T> T atOneMoment(Supplier<T> reading) {
    try {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      try {
        return reading.get();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      }
    } catch (SQLException failed) {
      throw failure(failed);
    }
  }

  private static StackFailure failure(SQLException failed) {
    if (LOCK_NOT_AVAILABLE.equals(failed.getSQLState())) {
      return new StackFailure(
          "a transaction has had the log open for longer than --patience",
          "SELECT pid, xact_start FROM pg_stat_activity ORDER BY xact_start names it; end it, and run"
              + " this again: it goes on where it stopped");
    }
    ServerMessage said = ServerMessage.of(failed);
    return new StackFailure(
        said.problem(),
        said.hint().orElse("see headgate logs postgres-command, then run this again"));
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw failure(failed);
    }
  }
}
