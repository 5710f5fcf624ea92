package dev.headgate.relay.checker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.event.AggregateId;
import dev.headgate.event.TenantId;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// One committed record of an event topic, as a subscriber sees it.
public record PublishedEvent(
    Place place, UUID id, AggregateId aggregate, long version, String data, String checksum) {

  /// Where the record stands.
  public record Place(String partition, long offset) {}

  public static PublishedEvent of(ConsumerRecord<byte[], byte[]> record) {
    return new PublishedEvent(
        new Place(record.topic() + "-" + record.partition(), record.offset()),
        UUID.fromString(header(record, "ce_id")),
        new AggregateId(
            new TenantId(UUID.fromString(header(record, "ce_tenantid"))),
            header(record, "ce_aggregatetype"),
            header(record, "ce_subject")),
        Long.parseLong(header(record, "ce_aggregateversion")),
        new String(record.value(), UTF_8),
        header(record, "ce_checksum"));
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
