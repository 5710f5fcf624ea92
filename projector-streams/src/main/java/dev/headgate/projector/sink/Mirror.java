package dev.headgate.projector.sink;

import dev.headgate.projector.sink.SinkTransaction.Step;
import dev.headgate.projector.topic.TopicPartitions;
import dev.headgate.topic.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The group's offsets, written for dashboards and operators; never a position to read from. One
/// that bears no metadata of ours was written by an operator's tool, and is an order.
final class Mirror {

  private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);
  private static final String OURS = "headgate"; // Kafka's own tools write no metadata

  private Mirror() {}

  static void write(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Step> steps) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    steps.forEach((at, step) -> offsets.put(at, new OffsetAndMetadata(step.to(), OURS)));
    consumer.commitAsync(
        offsets,
        (_, error) -> {
          if (error != null) {
            LOG.debug("the mirror of the position waits for the next one", error);
          }
        });
  }

  /// Writes before it returns: whatever was there is an operator's order no more.
  static void writeNow(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> positions) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    positions.forEach((at, offset) -> offsets.put(at, new OffsetAndMetadata(offset, OURS)));
    consumer.commitSync(offsets);
  }

  /// Where operators want partitions to be read from: offsets that no sink has committed.
  static Map<TopicPartition, Long> orders(
      Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> orders = new HashMap<>();
    consumer
        .committed(Set.copyOf(partitions))
        .forEach((at, committed) -> {
          if (committed != null && !committed.metadata().equals(OURS)) {
            orders.put(at, committed.offset());
          }
        });
    return orders;
  }

  /// How far sinks of this group have been, whatever became of their database.
  static Map<TopicPartition, Long> read(
      Consumer<byte[], byte[]> consumer, Collection<Topic> topics) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    consumer
        .committed(Set.copyOf(TopicPartitions.of(topics)))
        .forEach((at, committed) -> {
          if (committed != null && committed.metadata().equals(OURS)) {
            offsets.put(at, committed.offset());
          }
        });
    return offsets;
  }
}
