package dev.headgate.command.processing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.event.WireTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// How far a processor is with an event.
///
/// @param attempts how often it began
record Progress(String status, int attempts, @Nullable String error, Instant updatedAt) {

  static Progress of(ResultSet row) throws SQLException {
    return new Progress(
        row.getString("status"),
        row.getInt("attempts"),
        row.getString("error"),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  boolean isCompleted() {
    return status.equals(Stage.COMPLETED.wire());
  }

  ObjectNode in(ObjectNode object) {
    return object
        .put("status", status)
        .put("attempts", attempts)
        .put("error", error)
        .put("updated_at", WireTime.format(updatedAt));
  }
}
