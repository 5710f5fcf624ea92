package dev.headgate.projector.fold;

import dev.headgate.topic.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Gives a group without any offset the beginning, so that a lost offset later is a failure rather
/// than a silent reset.
final class FirstOffsets {

  private FirstOffsets() {}

  /// Writes the beginning where it is due.
  ///
  /// @param anew whether a group that has offsets is set to the beginning, too; none of its members
  ///   may live then
  /// @return whether a group that had read something begins again
  static boolean ensure(Admin admin, String group, Collection<Topic> topics, boolean anew)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> stand = new HashMap<>();
    admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .forEach((at, offset) -> stand.put(at, offset.offset()));
    if (!stand.isEmpty() && !anew) {
      beginOrders(admin, group, stand.keySet());
      return false;
    }
    Map<TopicPartition, OffsetAndMetadata> first = earliest(admin, topics);
    boolean moves =
        first.entrySet().stream()
            .anyMatch(entry ->
                !Long.valueOf(entry.getValue().offset()).equals(stand.get(entry.getKey())));
    if (moves) {
      admin.alterConsumerGroupOffsets(group, first).all().get();
    }
    return moves && !stand.isEmpty();
  }

  // A group may be older than the orders it reads.
  private static void beginOrders(Admin admin, String group, Set<TopicPartition> known)
      throws ExecutionException, InterruptedException {
    if (known.stream().noneMatch(at -> at.topic().equals(Topic.CONTROL.name()))) {
      admin.alterConsumerGroupOffsets(group, earliest(admin, List.of(Topic.CONTROL))).all().get();
    }
  }

  private static Map<TopicPartition, OffsetAndMetadata> earliest(
      Admin admin, Collection<Topic> topics) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
    for (Topic topic : topics) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        earliest.put(new TopicPartition(topic.name(), partition), OffsetSpec.earliest());
      }
    }
    Map<TopicPartition, OffsetAndMetadata> first = new HashMap<>();
    admin
        .listOffsets(earliest)
        .all()
        .get()
        .forEach((at, offset) -> first.put(at, new OffsetAndMetadata(offset.offset())));
    return first;
  }
}
