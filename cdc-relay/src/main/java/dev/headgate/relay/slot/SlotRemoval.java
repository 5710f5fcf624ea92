package dev.headgate.relay.slot;

import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.process.postgres.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Takes a slot away for good. To be called by the one that holds the lock and has fenced the
/// producers before it.
public final class SlotRemoval {

  private SlotRemoval() {}

  /// Returns when there is no slot of that name.
  ///
  /// @throws dev.headgate.process.exit.ProcessFailure when somebody reads it and does not give it
  ///   up
  public static void of(PostgresUrl url, String slot) {
    Eviction.of(url, slot);
    try (Connection connection = CommandDatabase.connect(url);
        PreparedStatement drop =
            connection.prepareStatement(SqlText.beside(SlotRemoval.class, "drop.sql"))) {
      drop.setString(1, slot);
      drop.execute();
    } catch (SQLException e) {
      throw CommandDatabase.unavailable(url, e);
    }
  }
}
