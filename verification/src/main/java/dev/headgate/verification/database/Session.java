package dev.headgate.verification.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// A session with one of the databases. Confined to one thread.
public final class Session implements AutoCloseable {

  private static final int FETCH = 1000;

  private final Connection connection;

  private Session(Connection connection) {
    this.connection = connection;
  }

  /// Opens a session that may read and nothing else.
  ///
  /// @param url as `psql` takes it, of a role that sees all tenants
  public static Session reading(String url) {
    return open(url, true);
  }

  /// Opens a session that may also change something.
  public static Session repairing(String url) {
    return open(url, false);
  }

  private static Session open(String url, boolean readOnly) {
    URI parts = URI.create(url);
    String[] user = parts.getRawUserInfo().split(":", 2);
    Properties properties = new Properties();
    properties.put("user", decoded(user[0]));
    properties.put("password", decoded(user[1]));
    properties.put("ApplicationName", "headgate verify");
    // A policy that hid rows would make their absence look like a loss: it has to be an error.
    properties.put("options", "-c row_security=off");
    try {
      Connection connection =
          DriverManager.getConnection(
              "jdbc:postgresql://"
                  + parts.getAuthority().replaceFirst("^.*@", "")
                  + parts.getPath(),
              properties);
      connection.setAutoCommit(false); // else the driver reads a whole result at once
      connection.setReadOnly(readOnly);
      return new Session(connection);
    } catch (SQLException e) {
      throw failed("the database " + parts.getPath().substring(1) + " cannot be reached", e);
    }
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /// Reads one row of a result.
  public interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /// Looks at one row of a result.
  public interface Visitor {
    void visit(ResultSet row) throws SQLException;
  }

  /// All rows of a statement.
  public <T> List<T> rows(String sql, Reader<T> reader, @Nullable Object... parameters) {
    List<T> rows = new ArrayList<>();
    each(sql, row -> rows.add(reader.read(row)), parameters);
    return rows;
  }

  /// The first row of a statement, if there is one.
  public <T> Optional<T> first(String sql, Reader<T> reader, @Nullable Object... parameters) {
    return rows(sql, reader, parameters).stream().findFirst();
  }

  /// Shows the rows of a statement one after the other, however many they are.
  public void each(String sql, Visitor visitor, @Nullable Object... parameters) {
    try {
      try (PreparedStatement statement = prepared(sql, parameters);
          ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          visitor.visit(result);
        }
      }
      connection.commit(); // the next statement sees what was committed meanwhile
    } catch (SQLException e) {
      throw failed("a database does not answer", e);
    }
  }

  /// Runs statements that change something, all or none.
  public void change(String sql, Collection<@Nullable Object[]> parameters) {
    try {
      for (@Nullable Object[] each : parameters) {
        try (PreparedStatement statement = prepared(sql, each)) {
          statement.execute();
        }
      }
      connection.commit();
    } catch (SQLException e) {
      throw failed("a database refused a repair", e);
    }
  }

  private PreparedStatement prepared(String sql, @Nullable Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setFetchSize(FETCH);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  /// An array of values as a parameter.
  public Object array(String type, Collection<?> values) {
    try {
      return connection.createArrayOf(type, values.toArray());
    } catch (SQLException e) {
      throw failed("an array cannot be made", e);
    }
  }

  private static EvidenceFailure failed(String what, SQLException e) {
    return new EvidenceFailure(what + ": " + e.getMessage(), e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed("a session did not close", e);
    }
  }
}
