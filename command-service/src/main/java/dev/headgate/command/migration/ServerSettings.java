package dev.headgate.command.migration;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.exit.StandardExit;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Refuses a server that would lose what it acknowledged, or whose log cannot be decoded.
public final class ServerSettings {

  private static final int OLDEST = 150_000;

  private ServerSettings() {}

  /// Reads the settings and tells everything that is wrong with them at once.
  ///
  /// @throws ProcessFailure with a remedy for each
  public static void refuseUnsafe(Connection connection) throws SQLException {
    List<String> remedies = new ArrayList<>();
    for (String name : List.of("fsync", "full_page_writes", "synchronous_commit")) {
      if (show(connection, name).equals("off")) {
        remedies.add("set " + name + " = on (it is off: a crash of the server would lose answers)");
      }
    }
    String walLevel = show(connection, "wal_level");
    if (!walLevel.equals("logical")) {
      remedies.add("set wal_level = logical and restart the server (it is " + walLevel + ")");
    }
    if (Integer.parseInt(show(connection, "server_version_num")) < OLDEST) {
      remedies.add("upgrade to PostgreSQL 15 or later");
    }
    if (!remedies.isEmpty()) {
      throw new ProcessFailure(
          StandardExit.CONFIGURATION,
          "The command database's server is not safe to write to.",
          String.join("; ", remedies) + ".");
    }
  }

  private static String show(Connection connection, String setting) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SHOW " + setting)) {
      result.next();
      return result.getString(1);
    }
  }
}
