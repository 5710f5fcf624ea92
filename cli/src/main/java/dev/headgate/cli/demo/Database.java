package dev.headgate.cli.demo;

import dev.headgate.verification.database.Sql;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// One of the databases as an operator sees it: statements from files beside this class. One
/// thread.
final class Database implements AutoCloseable {

  private final Connection connection;

  private Database(Connection connection) {
    this.connection = connection;
  }

  /// Opens a URL as psql takes it.
  static Database open(String url) {
    URI parts = URI.create(url);
    String[] user = parts.getUserInfo().split(":", 2);
    String jdbc =
        "jdbc:postgresql://%s:%d%s".formatted(parts.getHost(), parts.getPort(), parts.getPath());
    try {
      return new Database(DriverManager.getConnection(jdbc, user[0], user[1]));
    } catch (SQLException failed) {
      throw new DemoFailure("a database cannot be reached", failed);
    }
  }

  long count(String file) {
    return Long.parseLong(rows(file).getFirst().getFirst());
  }

  /// The rows of a statement as text, null as the empty text.
  List<List<String>> rows(String file) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(Sql.read(Database.class, file))) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result));
      }
      return rows;
    } catch (SQLException failed) {
      throw new DemoFailure("the statement " + file + " failed", failed);
    }
  }

  private static List<String> row(ResultSet result) throws SQLException {
    List<String> row = new ArrayList<>();
    for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
      String value = result.getString(column);
      row.add(value == null ? "" : value);
    }
    return row;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw new DemoFailure("a database connection did not close", failed);
    }
  }
}
