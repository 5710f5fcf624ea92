package dev.headgate.e2e.checker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads every committed record of the event topics, as a subscriber would.
final class TopicReader {

  private static final Pattern EVENT_TOPIC = Pattern.compile("[a-z]+\\.[a-z]+\\.events\\.v\\d+");

  private final String bootstrapServers;

  TopicReader(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  List<PublishedEvent> read(UUID tenant) {
    try (var consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      // read_committed: the end offset is the last stable one, so nothing open is waited for.
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<PublishedEvent> events = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> events.add(published(record)));
      }
      return events.stream().filter(it -> it.aggregate().tenant().equals(tenant)).toList();
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
    return consumer.listTopics().entrySet().stream()
        .filter(topic -> EVENT_TOPIC.matcher(topic.getKey()).matches())
        .flatMap(topic -> topic.getValue().stream())
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  private static PublishedEvent published(ConsumerRecord<byte[], byte[]> record) {
    return new PublishedEvent(
        new PublishedEvent.Place(record.topic(), record.partition(), record.offset()),
        UUID.fromString(header(record, "ce_id")),
        new Aggregate(
            UUID.fromString(header(record, "ce_tenantid")),
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
