package dev.headgate.cloudevents;

import dev.headgate.event.Context;
import dev.headgate.event.Envelope;
import dev.headgate.event.EventType;
import dev.headgate.event.Identity;
import dev.headgate.event.WireTime;
import dev.headgate.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The codec between envelopes and records, after the Kafka protocol binding of CloudEvents 1.0.2,
/// binary content mode. Without state; any thread may use it.
///
/// <https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md>
public final class CloudEventRecords {

  private CloudEventRecords() {}

  /// The record of an event. Headers come in one fixed order, absent values have none.
  ///
  /// @param commitLsn where the event's transaction committed; for people, not for programs
  public static EventRecord encode(Envelope envelope, Topic topic, String commitLsn) {
    List<Header> headers = new ArrayList<>(22);
    addAttributes(headers, envelope, topic.domain());
    addExtensions(headers, envelope, commitLsn);
    addIfPresent(headers, HeaderName.TRACEPARENT, envelope.context().traceparent());
    headers.add(new Header(HeaderName.METADATA, envelope.context().metadata()));
    return new EventRecord(
        topic,
        envelope.aggregate().recordKey(),
        envelope.payload().data().getBytes(StandardCharsets.UTF_8),
        envelope.identity().occurredAt(),
        headers);
  }

  /// The envelope of a record. Nothing about the payload is judged here, not even its checksum
  /// ([dev.headgate.event.Payload#verifies]); headers that are not ours are passed over.
  ///
  /// @throws MalformedRecord with all that is missing or unreadable
  public static Envelope decode(
      byte @Nullable [] key, byte @Nullable [] value, Iterable<Header> headers)
      throws MalformedRecord {
    return new RecordReader(key, value, headers).envelope();
  }

  /// Where the schema of an event type is found, by its name on every record.
  public static String dataSchema(String domain, String aggregateType, EventType type) {
    return "https://headgate.dev/schemas/" + domain + "/" + aggregateType + "/" + type + ".json";
  }

  private static void addAttributes(List<Header> headers, Envelope envelope, String domain) {
    Identity identity = envelope.identity();
    String aggregateType = envelope.aggregate().type();
    headers.add(new Header(HeaderName.SPEC_VERSION, "1.0"));
    headers.add(new Header(HeaderName.ID, identity.eventId().toString()));
    headers.add(new Header(HeaderName.TYPE, envelope.type().name()));
    headers.add(new Header(HeaderName.SOURCE, "/headgate/" + aggregateType));
    headers.add(new Header(HeaderName.SUBJECT, envelope.aggregate().id()));
    headers.add(new Header(HeaderName.TIME, WireTime.format(identity.occurredAt())));
    String dataSchema = dataSchema(domain, aggregateType, envelope.type());
    headers.add(new Header(HeaderName.DATA_SCHEMA, dataSchema));
    headers.add(new Header(HeaderName.CONTENT_TYPE, "application/json"));
  }

  private static void addExtensions(List<Header> headers, Envelope envelope, String commitLsn) {
    Context context = envelope.context();
    headers.add(new Header(HeaderName.TENANT_ID, envelope.aggregate().tenant().toString()));
    headers.add(new Header(HeaderName.AGGREGATE_TYPE, envelope.aggregate().type()));
    headers.add(number(HeaderName.AGGREGATE_VERSION, envelope.aggregateVersion()));
    headers.add(number(HeaderName.SCHEMA_VERSION, envelope.type().schemaVersion()));
    headers.add(number(HeaderName.EVENT_NUMBER, envelope.identity().eventNumber()));
    headers.add(new Header(HeaderName.CREATED_BY, context.createdBy()));
    addIfPresent(headers, HeaderName.USER_ID, context.userId());
    headers.add(new Header(HeaderName.CORRELATION_ID, context.correlationId().toString()));
    addIfPresent(headers, HeaderName.CAUSATION_ID, context.causationId());
    headers.add(new Header(HeaderName.CHECKSUM, envelope.payload().checksum()));
    headers.add(new Header(HeaderName.COMMIT_LSN, commitLsn));
  }

  private static Header number(String name, long value) {
    return new Header(name, Long.toString(value));
  }

  private static void addIfPresent(List<Header> headers, String name, @Nullable Object value) {
    if (value != null) {
      headers.add(new Header(name, value.toString()));
    }
  }
}
