package dev.headgate.relay.snapshot;

import dev.headgate.event.AggregateId;
import dev.headgate.event.Context;
import dev.headgate.event.Envelope;
import dev.headgate.event.EventType;
import dev.headgate.event.Identity;
import dev.headgate.event.Payload;
import dev.headgate.event.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/// A row of the outbox as the event it is; the same that the log's decoder makes of it.
final class EventRow {

  private EventRow() {}

  static Envelope read(ResultSet row) throws SQLException {
    return new Envelope(
        new Identity(
            row.getObject("event_id", UUID.class),
            row.getLong("event_number"),
            row.getObject("occurred_at", OffsetDateTime.class).toInstant()),
        new AggregateId(
            new TenantId(row.getObject("tenant_id", UUID.class)),
            row.getString("aggregate_type"),
            row.getString("aggregate_id")),
        row.getLong("aggregate_version"),
        new EventType(row.getString("event_type"), row.getInt("schema_version")),
        new Payload(row.getString("data"), row.getString("checksum")),
        new Context(
            row.getString("metadata"),
            row.getString("created_by"),
            row.getObject("user_id", UUID.class),
            row.getObject("correlation_id", UUID.class),
            row.getObject("causation_id", UUID.class),
            row.getString("traceparent")));
  }
}
