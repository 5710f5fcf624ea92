package dev.headgate.projector.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.projector.reading.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Records as JSON, their bytes in Base64: a value that is no text has to survive, too.
public final class RecordCodec {

  private RecordCodec() {}

  public static ObjectNode encode(SourceRecord record) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    put(json, record.origin());
    json.put("timestamp", record.timestamp());
    json.put("key", record.key());
    json.put("value", record.value());
    ArrayNode headers = json.putArray("headers");
    record.headers().forEach(header -> headers.addArray().add(header.key()).add(header.value()));
    return json;
  }

  public static SourceRecord decode(JsonNode json) {
    RecordHeaders headers = new RecordHeaders();
    json.path("headers")
        .forEach(header -> headers.add(header.path(0).asText(), bytes(header.path(1))));
    return new SourceRecord(
        origin(json),
        bytes(json.path("key")),
        bytes(json.path("value")),
        headers,
        json.path("timestamp").asLong());
  }

  static void put(ObjectNode json, Origin origin) {
    json.put("topic", origin.topic());
    json.put("partition", origin.partition());
    json.put("record_offset", origin.offset());
  }

  static Origin origin(JsonNode json) {
    return new Origin(
        json.path("topic").asText(),
        json.path("partition").asInt(),
        json.path("record_offset").asLong());
  }

  private static byte @Nullable [] bytes(JsonNode node) {
    try {
      return node.isNull() ? null : node.binaryValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
