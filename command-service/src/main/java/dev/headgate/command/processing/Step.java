package dev.headgate.command.processing;

import dev.headgate.command.cursor.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event in the order of the log, and how far a processor is with it.
///
/// @param progress null when the processor has never begun
record Step(UUID eventId, Position place, EventKind kind, @Nullable Progress progress) {

  /// What a mark is kept for.
  record EventKind(String aggregateType, String eventType) {}

  static Step of(ResultSet row) throws SQLException {
    return new Step(
        UUID.fromString(row.getString("event_id")),
        new Position(row.getLong("tx_id"), row.getLong("event_number")),
        new EventKind(row.getString("aggregate_type"), row.getString("event_type")),
        row.getString("status") == null ? null : Progress.of(row));
  }

  boolean isCompleted() {
    return progress != null && progress.isCompleted();
  }
}
