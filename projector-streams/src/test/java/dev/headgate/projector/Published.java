package dev.headgate.projector;

import static java.util.Comparator.comparingInt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.cloudevents.CloudEventRecords;
import dev.headgate.event.AggregateId;
import dev.headgate.event.Context;
import dev.headgate.event.Envelope;
import dev.headgate.event.Event;
import dev.headgate.event.Identity;
import dev.headgate.event.Payload;
import dev.headgate.event.TenantId;
import dev.headgate.payload.Payloads;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Events as the relay publishes them.
public final class Published {

  public static final TenantId TENANT = new TenantId(new UUID(1, 1));
  private static final Catalogue CATALOGUE = Catalogue.shipped();
  private static final ObjectMapper JSON = new ObjectMapper();

  private Published() {}

  public static ProducerRecord<byte[], byte[]> record(
      String type, UUID id, long version, Event event) {
    return record(envelope(type, id, version, event));
  }

  public static Envelope envelope(String type, UUID id, long version, Event event) {
    return new Envelope(
        new Identity(new UUID(id.getLeastSignificantBits(), version), version, Instant.EPOCH),
        new AggregateId(TENANT, type, id.toString()),
        version,
        event.type(),
        Payload.of(printed(Payloads.encode(event))),
        new Context("{}", "test", null, id, null, null));
  }

  /// As Postgres prints a jsonb without objects in it: shorter names first, a space behind each
  /// colon and comma.
  private static String printed(String data) {
    try {
      return JSON.readTree(data).properties().stream()
          .sorted(
              comparingInt((Map.Entry<String, ?> member) -> member.getKey().length())
                  .thenComparing(Map.Entry::getKey))
          .map(member -> "\"%s\": %s".formatted(member.getKey(), member.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  public static ProducerRecord<byte[], byte[]> record(Envelope envelope) {
    var topic = CATALOGUE.topicOf(envelope.aggregate().type());
    var encoded = CloudEventRecords.encode(envelope, topic, "0/1");
    var record =
        new ProducerRecord<>(
            encoded.topic().name(),
            encoded.key().getBytes(java.nio.charset.StandardCharsets.UTF_8),
            encoded.value());
    encoded.headers().forEach(header -> record.headers().add(header.name(), header.bytes()));
    return record;
  }
}
