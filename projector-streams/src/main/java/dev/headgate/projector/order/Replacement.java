package dev.headgate.projector.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.event.EventType;
import dev.headgate.event.Payload;
import dev.headgate.projector.letter.SourceRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Other data for an event, and another type where that was wrong, too. Its envelope stays.
///
/// @param data JSON text of an object
public record Replacement(String data, @Nullable EventType type) {

  /// The record with this payload, and the checksum that belongs to it.
  public SourceRecord of(SourceRecord record) {
    Headers headers = new RecordHeaders(record.headers().toArray());
    put(headers, "ce_checksum", Payload.of(data).checksum());
    if (type != null) {
      put(headers, "ce_type", type.name());
      put(headers, "ce_schemaversion", Integer.toString(type.schemaVersion()));
    }
    return new SourceRecord(
        record.origin(), record.key(), data.getBytes(UTF_8), headers, record.timestamp());
  }

  private static void put(Headers headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(UTF_8));
  }
}
