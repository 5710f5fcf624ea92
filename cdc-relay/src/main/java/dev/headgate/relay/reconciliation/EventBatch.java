package dev.headgate.relay.reconciliation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.event.Context;
import dev.headgate.event.Envelope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Some events as one JSON array of rows, with the outbox's names. Payload and metadata are texts
/// in it, so that nothing parses and prints them again but Postgres.
final class EventBatch {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ArrayNode rows = JSON.createArrayNode();

  void add(Envelope event) {
    Context context = event.context();
    ObjectNode row =
        rows.addObject()
            .put("event_number", event.identity().eventNumber())
            .put("event_id", event.identity().eventId().toString())
            .put("tenant_id", event.aggregate().tenant().toString())
            .put("aggregate_type", event.aggregate().type())
            .put("aggregate_id", event.aggregate().id())
            .put("aggregate_version", event.aggregateVersion())
            .put("event_type", event.type().name())
            .put("schema_version", event.type().schemaVersion())
            .put("data", event.payload().data())
            .put("metadata", context.metadata())
            .put("created_by", context.createdBy())
            .put("correlation_id", context.correlationId().toString())
            .put("traceparent", context.traceparent())
            .put("occurred_at", event.identity().occurredAt().toString())
            .put("checksum", event.payload().checksum());
    put(row, "user_id", context.userId());
    put(row, "causation_id", context.causationId());
  }

  private static void put(ObjectNode row, String name, @Nullable UUID value) {
    if (value != null) {
      row.put(name, value.toString());
    }
  }

  int size() {
    return rows.size();
  }

  void clear() {
    rows.removeAll();
  }

  String json() {
    try {
      return JSON.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of text and numbers is always writable", e);
    }
  }
}
