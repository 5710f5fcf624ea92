package dev.headgate.projector.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.event.AggregateId;
import dev.headgate.event.TenantId;
import dev.headgate.event.WireTime;
import dev.headgate.projector.letter.Letter.Fate;
import dev.headgate.projector.letter.Letter.Finding;
import dev.headgate.projector.reading.Origin;
import dev.headgate.projector.reading.Reason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Letters as JSON; the properties are named like the columns of `dead_letters`.
public final class LetterCodec {

  private LetterCodec() {}

  public static ObjectNode encode(Letter letter) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("letter_id", letter.id().toString());
    Subject subject = letter.subject();
    if (subject != null) {
      json.put("event_id", subject.eventId().toString());
      json.put("tenant_id", subject.aggregate().tenant().toString());
      json.put("aggregate_type", subject.aggregate().type());
      json.put("aggregate_id", subject.aggregate().id());
      json.put("aggregate_version", subject.version());
      json.put("event_type", subject.eventType());
    }
    json.put("topic", letter.origin().topic());
    json.put("partition", letter.origin().partition());
    json.put("record_offset", letter.origin().offset());
    json.put("reason", letter.finding().reason().code());
    json.put("detail", letter.finding().detail());
    json.put("parked_at", WireTime.format(letter.finding().parkedAt()));
    put(json, letter.fate());
    return json;
  }

  private static void put(ObjectNode json, Fate fate) {
    json.put("status", fate.status().code());
    json.put("is_blocking", fate.blocking());
    json.put("behind", fate.behind());
    json.put("retries", fate.retries());
    Instant settled = fate.settledAt();
    json.put("settled_at", settled == null ? null : WireTime.format(settled));
    json.put("settled_by", fate.settledBy());
  }

  public static Letter decode(JsonNode json) {
    return new Letter(
        UUID.fromString(json.path("letter_id").asText()),
        json.hasNonNull("event_id") ? subject(json) : null,
        new Origin(
            json.path("topic").asText(),
            json.path("partition").asInt(),
            json.path("record_offset").asLong()),
        new Finding(
            Reason.of(json.path("reason").asText()),
            json.path("detail").asText(),
            WireTime.parse(json.path("parked_at").asText())),
        new Fate(
            Status.of(json.path("status").asText()),
            json.path("is_blocking").asBoolean(),
            json.path("behind").asLong(),
            json.path("retries").asInt(),
            json.hasNonNull("settled_at") ? WireTime.parse(json.path("settled_at").asText()) : null,
            text(json, "settled_by")));
  }

  private static Subject subject(JsonNode json) {
    return new Subject(
        new AggregateId(
            TenantId.of(json.path("tenant_id").asText()),
            json.path("aggregate_type").asText(),
            json.path("aggregate_id").asText()),
        UUID.fromString(json.path("event_id").asText()),
        json.path("aggregate_version").asLong(),
        json.path("event_type").asText());
  }

  private static @Nullable String text(JsonNode json, String name) {
    return json.hasNonNull(name) ? json.path(name).asText() : null;
  }
}
