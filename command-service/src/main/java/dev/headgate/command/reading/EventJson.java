package dev.headgate.command.reading;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.headgate.event.WireTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/// An event's columns as JSON. Data and metadata pass through as Postgres writes them: digits stay,
/// and no depth is too deep.
public final class EventJson {

  private EventJson() {}

  public static ObjectNode of(ResultSet row) throws SQLException {
    return JsonNodeFactory.instance
        .objectNode()
        .put("event_id", row.getString("event_id"))
        .put("event_number", row.getLong("event_number"))
        .put("tenant_id", row.getString("tenant_id"))
        .put("aggregate_type", row.getString("aggregate_type"))
        .put("aggregate_id", row.getString("aggregate_id"))
        .put("aggregate_version", row.getLong("aggregate_version"))
        .put("event_type", row.getString("event_type"))
        .put("schema_version", row.getInt("schema_version"))
        .putRawValue("data", new RawValue(row.getString("data")))
        .putRawValue("metadata", new RawValue(row.getString("metadata")))
        .put("created_by", row.getString("created_by"))
        .put("user_id", row.getString("user_id"))
        .put("correlation_id", row.getString("correlation_id"))
        .put("causation_id", row.getString("causation_id"))
        .put("traceparent", row.getString("traceparent"))
        .put("occurred_at", time(row))
        .put("checksum", row.getString("checksum"));
  }

  /// How much of an answer it takes, roughly.
  public static int size(ResultSet row) throws SQLException {
    return 1_000 + row.getString("data").length() + row.getString("metadata").length();
  }

  private static String time(ResultSet row) throws SQLException {
    return WireTime.format(row.getObject("occurred_at", OffsetDateTime.class).toInstant());
  }
}
