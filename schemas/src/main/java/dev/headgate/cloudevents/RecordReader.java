package dev.headgate.cloudevents;

import dev.headgate.event.AggregateId;
import dev.headgate.event.Context;
import dev.headgate.event.Envelope;
import dev.headgate.event.EventType;
import dev.headgate.event.Identity;
import dev.headgate.event.Payload;
import dev.headgate.event.TenantId;
import dev.headgate.event.WireTime;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads one record. Every value is looked at before the first refusal, so that one message names
/// all that is wrong.
final class RecordReader {

  private final HeaderValues headers;
  private final byte @Nullable [] key;
  private final byte @Nullable [] value;

  RecordReader(byte @Nullable [] key, byte @Nullable [] value, Iterable<Header> headers) {
    this.headers = new HeaderValues(headers);
    this.key = key;
    this.value = value;
  }

  Envelope envelope() throws MalformedRecord {
    headers.requireText(HeaderName.SPEC_VERSION, "1.0");
    headers.requireText(HeaderName.CONTENT_TYPE, "application/json");
    headers.required(HeaderName.SOURCE);
    Identity identity = identity();
    AggregateId aggregate = aggregate();
    Long version = headers.number(HeaderName.AGGREGATE_VERSION);
    EventType type = type();
    Payload payload = payload();
    Context context = context();
    requireKey(aggregate);
    Envelope envelope =
        identity == null
                || aggregate == null
                || version == null
                || type == null
                || payload == null
                || context == null
            ? null
            : headers.accept(
                () -> new Envelope(identity, aggregate, version, type, payload, context));
    if (envelope == null || headers.refused()) {
      throw new MalformedRecord(headers.problems());
    }
    return envelope;
  }

  private @Nullable Identity identity() {
    UUID eventId = headers.uuid(HeaderName.ID);
    Long eventNumber = headers.number(HeaderName.EVENT_NUMBER);
    Instant occurredAt = headers.read(HeaderName.TIME, "an RFC 3339 time", WireTime::parse);
    return eventId == null || eventNumber == null || occurredAt == null
        ? null
        : headers.accept(() -> new Identity(eventId, eventNumber, occurredAt));
  }

  private @Nullable AggregateId aggregate() {
    UUID tenant = headers.uuid(HeaderName.TENANT_ID);
    String type = headers.required(HeaderName.AGGREGATE_TYPE);
    String id = headers.required(HeaderName.SUBJECT);
    return tenant == null || type == null || id == null
        ? null
        : headers.accept(() -> new AggregateId(new TenantId(tenant), type, id));
  }

  private @Nullable EventType type() {
    String name = headers.required(HeaderName.TYPE);
    Integer version =
        headers.read(HeaderName.SCHEMA_VERSION, "a whole number", Integer::parseUnsignedInt);
    return name == null || version == null
        ? null
        : headers.accept(() -> new EventType(name, version));
  }

  private @Nullable Context context() {
    String metadata = headers.required(HeaderName.METADATA);
    String createdBy = headers.required(HeaderName.CREATED_BY);
    UUID userId = headers.optionalUuid(HeaderName.USER_ID);
    UUID correlationId = headers.uuid(HeaderName.CORRELATION_ID);
    UUID causationId = headers.optionalUuid(HeaderName.CAUSATION_ID);
    String traceparent = headers.optional(HeaderName.TRACEPARENT);
    return metadata == null || createdBy == null || correlationId == null
        ? null
        : headers.accept(() ->
            new Context(metadata, createdBy, userId, correlationId, causationId, traceparent));
  }

  private @Nullable Payload payload() {
    String checksum = headers.required(HeaderName.CHECKSUM);
    String data = data();
    return checksum == null || data == null ? null : new Payload(data, checksum);
  }

  /// Strict, because a replaced byte would come out as a broken checksum, which is another story.
  private @Nullable String data() {
    if (value == null) {
      headers.refuse("the record has no value");
      return null;
    }
    try {
      return Header.strict(value);
    } catch (CharacterCodingException notUtf8) {
      headers.refuse("the value is not UTF-8");
      return null;
    }
  }

  private void requireKey(@Nullable AggregateId aggregate) {
    if (key == null) {
      headers.refuse("the record has no key");
    } else if (aggregate != null
        && !Arrays.equals(key, aggregate.recordKey().getBytes(StandardCharsets.UTF_8))) {
      headers.refuse(
          "the key is '%s' but the headers say '%s'"
              .formatted(new String(key, StandardCharsets.UTF_8), aggregate.recordKey()));
    }
  }
}
