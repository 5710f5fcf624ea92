package dev.headgate.relay.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// Which event a record is, by its headers alone.
public record PublishedEvent(UUID tenant, String type, String id, long version, UUID event) {

  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:@-]{1,200}");

  /// Empty for a record that is none of ours: its names and ids are not of the form the outbox
  /// demands.
  public static Optional<PublishedEvent> of(ConsumerRecord<byte[], byte[]> record) {
    String tenant = text(record, "ce_tenantid");
    String type = text(record, "ce_aggregatetype");
    String id = text(record, "ce_subject");
    String version = text(record, "ce_aggregateversion");
    String event = text(record, "ce_id");
    if (tenant == null || type == null || id == null || version == null || event == null) {
      return Optional.empty();
    }
    if (!TYPE.matcher(type).matches() || !ID.matcher(id).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new PublishedEvent(
              UUID.fromString(tenant), type, id, Long.parseLong(version), UUID.fromString(event)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static @Nullable String text(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), UTF_8);
  }
}
