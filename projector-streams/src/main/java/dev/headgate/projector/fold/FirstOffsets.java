package dev.headgate.projector.fold;

import dev.headgate.topic.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Gives a group without any offset the beginning, so that a lost offset later is a failure rather
/// than a silent reset.
final class FirstOffsets {

  private FirstOffsets() {}

  static void ensure(Admin admin, String group, Collection<Topic> topics)
      throws ExecutionException, InterruptedException {
    if (!admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().isEmpty()) {
      return;
    }
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
    admin.alterConsumerGroupOffsets(group, first).all().get();
  }
}
