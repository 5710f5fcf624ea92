package dev.headgate.relay.slot;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.exit.StandardExit;
import dev.headgate.process.postgres.PostgresUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// The way to the command database. The relay waits for nothing: what is not there ends the
/// process, and its supervisor comes back.
public final class CommandDatabase {

  private CommandDatabase() {}

  /// Opens a connection; the caller closes it.
  ///
  /// @throws ProcessFailure when the server does not let the relay in
  public static Connection connect(PostgresUrl url) {
    try {
      return DriverManager.getConnection(url.jdbcUrl(), settings(url));
    } catch (SQLException e) {
      throw unavailable(url, e);
    }
  }

  /// A server that is stopped or behind a dead link must not keep the relay waiting for ever.
  private static Properties settings(PostgresUrl url) {
    Properties settings = new Properties();
    settings.setProperty("user", url.user());
    settings.setProperty("password", url.password());
    settings.setProperty("ApplicationName", "headgate-relay");
    settings.setProperty("connectTimeout", "10");
    settings.setProperty("socketTimeout", "20");
    settings.setProperty("tcpKeepAlive", "true");
    return settings;
  }

  /// What a failed statement means for the process.
  public static ProcessFailure unavailable(PostgresUrl url, SQLException cause) {
    return new ProcessFailure(
        StandardExit.UNAVAILABLE,
        "The command database " + url + " does not answer: " + cause.getMessage(),
        "See that it is up, and that command-service has migrated it.",
        cause);
  }
}
