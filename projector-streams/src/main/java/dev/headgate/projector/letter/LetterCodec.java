package dev.headgate.projector.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.event.WireTime;
import dev.headgate.projector.letter.Letter.Fate;
import dev.headgate.projector.letter.Letter.Finding;
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
      var _ = SubjectCodec.put(json, subject);
    }
    RecordCodec.put(json, letter.origin());
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
        json.hasNonNull("event_id") ? SubjectCodec.decode(json) : null,
        RecordCodec.origin(json),
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

  private static @Nullable String text(JsonNode json, String name) {
    return json.hasNonNull(name) ? json.path(name).asText() : null;
  }
}
