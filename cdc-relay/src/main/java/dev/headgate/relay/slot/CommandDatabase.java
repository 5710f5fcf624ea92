package dev.headgate.relay.slot;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.exit.StandardExit;
import dev.headgate.process.postgres.PostgresUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// The way to the command database. The relay waits for nothing: what is not there ends the
/// process, and its supervisor comes back.
public final class CommandDatabase {

  private CommandDatabase() {}

  /// Opens a connection; the caller closes it.
  ///
  /// @throws ProcessFailure when the server does not let the relay in
  public static Connection connect(PostgresUrl url) {
    try {
      return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
    } catch (SQLException e) {
      throw unavailable(url, e);
    }
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
