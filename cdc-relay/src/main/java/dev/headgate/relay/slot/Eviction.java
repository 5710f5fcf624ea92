package dev.headgate.relay.slot;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.process.postgres.SqlText;
import dev.headgate.relay.exit.RelayExit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends whoever still reads the slot.
///
/// A relay that was stopped (SIGSTOP) or is behind a dead link loses the lock after ten seconds,
/// but its walsender holds the slot until `wal_sender_timeout`, a minute by default. To be called
/// by the one that holds the lock and has fenced the other's producer: from then on nothing the
/// other one reads can reach a topic.
public final class Eviction {

  private static final Logger LOG = LoggerFactory.getLogger(Eviction.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long PAUSE_MILLIS = 50;

  private Eviction() {}

  /// Returns when nobody reads the slot.
  ///
  /// @throws ProcessFailure when the reader does not go, or may not be sent away
  public static void of(PostgresUrl url, String slot) {
    Instant deadline = Instant.now().plus(PATIENCE);
    try (Connection connection = CommandDatabase.connect(url);
        PreparedStatement end =
            connection.prepareStatement(SqlText.beside(Eviction.class, "end_reader.sql"))) {
      end.setString(1, slot);
      while (isRead(end)) {
        if (Instant.now().isAfter(deadline)) {
          throw busy(slot, null);
        }
        Thread.sleep(PAUSE_MILLIS); // Postgres has no event for "the slot is free"
      }
    } catch (SQLException e) {
      throw e.getSQLState().equals("42501") ? busy(slot, e) : CommandDatabase.unavailable(url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy(slot, e);
    }
  }

  private static boolean isRead(PreparedStatement end) throws SQLException {
    try (ResultSet reader = end.executeQuery()) {
      if (!reader.next()) {
        return false;
      }
      LOG.warn(
          "process {} of the server reads the slot for a former relay: ended", reader.getInt(1));
      return true;
    }
  }

  private static ProcessFailure busy(String slot, @Nullable Exception cause) {
    return new ProcessFailure(
        RelayExit.SLOT_BUSY,
        "Somebody else reads the slot " + slot + " and does not give it up.",
        "SELECT active_pid FROM pg_replication_slots tells which session; end it.",
        cause);
  }
}
