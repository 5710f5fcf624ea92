package dev.headgate.projector.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.event.AggregateId;
import dev.headgate.event.TenantId;
import java.util.UUID;

/// Subjects among the properties of a JSON object, named like the columns of `dead_letters`.
public final class SubjectCodec {

  private SubjectCodec() {}

  public static ObjectNode put(ObjectNode json, Subject subject) {
    return json.put("event_id", subject.eventId().toString())
        .put("tenant_id", subject.aggregate().tenant().toString())
        .put("aggregate_type", subject.aggregate().type())
        .put("aggregate_id", subject.aggregate().id())
        .put("aggregate_version", subject.version())
        .put("event_type", subject.eventType());
  }

  public static Subject decode(JsonNode json) {
    return new Subject(
        new AggregateId(
            TenantId.of(json.path("tenant_id").asText()),
            json.path("aggregate_type").asText(),
            json.path("aggregate_id").asText()),
        UUID.fromString(json.path("event_id").asText()),
        json.path("aggregate_version").asLong(),
        json.path("event_type").asText());
  }
}
