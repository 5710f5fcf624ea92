package dev.headgate.projector.fold;

import dev.headgate.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Hands on events of a partition only when it has handed on all orders that stood in the partition
/// of the same number as the task began. A rebuild so knows every order before the first event,
/// whenever it was given.
///
/// Streams can wait for a partition by itself (`max.task.idle.ms`), but then it looks at every
/// partition of a task for every record, and prints a text about each that is empty: with twenty
/// topics that took more than the fold. Here the events of a task begin paused, as Streams has them
/// when a task is new, and stay so until the orders are read.
final class OrdersFirstConsumer extends KafkaConsumer<byte[], byte[]> {

  private final Set<TopicPartition> held = new HashSet<>();
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  OrdersFirstConsumer(Map<String, Object> settings) {
    super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void resume(Collection<TopicPartition> partitions) {
    List<TopicPartition> free = new ArrayList<>();
    for (TopicPartition at : partitions) {
      if (isOrders(at) || areRead(ordersOf(at))) {
        free.add(at);
      } else {
        held.add(at);
      }
    }
    super.resume(free);
  }

  @Override
  public void pause(Collection<TopicPartition> partitions) {
    partitions.forEach(held::remove);
    super.pause(partitions);
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    if (!held.isEmpty() || !ends.isEmpty()) {
      release(); // before the poll: what it throws must not take records with it
    }
    return super.poll(timeout);
  }

  private void release() {
    held.retainAll(assignment());
    ends.keySet().retainAll(assignment());
    List<TopicPartition> free = held.stream().filter(at -> areRead(ordersOf(at))).toList();
    free.forEach(held::remove);
    super.resume(free);
  }

  private boolean areRead(TopicPartition orders) {
    if (!assignment().contains(orders)) {
      return true; // none of this task's
    }
    long end = ends.computeIfAbsent(orders, at -> endOffsets(Set.of(at)).getOrDefault(at, 0L));
    return position(orders) >= end;
  }

  private static boolean isOrders(TopicPartition at) {
    return at.topic().equals(Topic.CONTROL.name());
  }

  private static TopicPartition ordersOf(TopicPartition events) {
    return new TopicPartition(Topic.CONTROL.name(), events.partition());
  }
}
