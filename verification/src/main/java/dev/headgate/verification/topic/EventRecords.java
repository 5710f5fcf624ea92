package dev.headgate.verification.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Facts;
import dev.headgate.verification.evidence.PublishedEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Records of event topics, read as any subscriber would.
public final class EventRecords {

  private static final Pattern EVENT_TOPIC =
      Pattern.compile("[a-z0-9_]+\\.[a-z0-9_]+\\.events\\.v\\d+");

  private EventRecords() {}

  /// A stock consumer of committed records that belongs to no group.
  public static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            false,
            "auto.offset.reset",
            "none", // an offset the broker forgot is a finding, not a reason to begin elsewhere
            "max.poll.records",
            2000,
            "max.partition.fetch.bytes", // by a hundred partitions
            256 << 10,
            "reconnect.backoff.max.ms",
            500),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /// Every partition of the event topics there are.
  public static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
    return consumer.listTopics().entrySet().stream()
        .filter(topic -> isEventTopic(topic.getKey()))
        .flatMap(topic -> topic.getValue().stream())
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  /// Whether a topic's name is one of the contract with subscribers.
  public static boolean isEventTopic(String name) {
    return EVENT_TOPIC.matcher(name).matches();
  }

  /// The event in a record.
  ///
  /// @throws IllegalArgumentException when it is no event
  public static PublishedEvent read(ConsumerRecord<byte[], byte[]> record) {
    Facts facts =
        new Facts(
            UUID.fromString(text(record, "ce_id")),
            new Aggregate(
                UUID.fromString(text(record, "ce_tenantid")),
                text(record, "ce_aggregatetype"),
                text(record, "ce_subject")),
            Long.parseLong(text(record, "ce_aggregateversion")),
            text(record, "ce_type"),
            new Facts.Proof(text(record, "ce_checksum"), sha256(record.value())));
    return new PublishedEvent(facts, place(record));
  }

  static PublishedEvent.Place place(ConsumerRecord<?, ?> record) {
    return new PublishedEvent.Place(record.topic(), record.partition(), record.offset());
  }

  private static String text(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    if (header == null) {
      throw new IllegalArgumentException("it has no header " + name);
    }
    return new String(header.value(), UTF_8);
  }

  private static String sha256(byte[] value) {
    if (value == null) {
      throw new IllegalArgumentException("it has no value");
    }
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
