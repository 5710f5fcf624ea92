package dev.headgate.projector;

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
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Events as the relay publishes them.
public final class Published {

  public static final TenantId TENANT = new TenantId(new UUID(1, 1));
  private static final Catalogue CATALOGUE = Catalogue.shipped();

  private Published() {}

  public static ProducerRecord<byte[], byte[]> record(
      String type, UUID id, long version, Event event) {
    Envelope envelope =
        new Envelope(
            new Identity(new UUID(id.getLeastSignificantBits(), version), version, Instant.EPOCH),
            new AggregateId(TENANT, type, id.toString()),
            version,
            event.type(),
            Payload.of(Payloads.encode(event)),
            new Context("{}", "test", null, id, null, null));
    var encoded = CloudEventRecords.encode(envelope, CATALOGUE.topicOf(type), "0/1");
    var record =
        new ProducerRecord<>(
            encoded.topic().name(),
            encoded.key().getBytes(java.nio.charset.StandardCharsets.UTF_8),
            encoded.value());
    encoded.headers().forEach(header -> record.headers().add(header.name(), header.bytes()));
    return record;
  }
}
