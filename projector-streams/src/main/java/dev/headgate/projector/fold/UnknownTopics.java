package dev.headgate.projector.fold;

import dev.headgate.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Begins topics that a group knows nothing of at their first record.
///
/// Kafka forgets a group's offsets of a topic that is deleted, so this is one that was made anew,
/// or has come with the catalogue. Events that are read again change nothing; events that are not
/// read would be lost.
final class UnknownTopics {

  private static final Logger LOG = LoggerFactory.getLogger(UnknownTopics.class);
  // Members that ended without a word are forgotten after their session; until then no offset of
  // theirs can be set.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private UnknownTopics() {}

  static void begin(Admin admin, String group, Collection<Topic> topics)
      throws ExecutionException, InterruptedException {
    Set<String> known =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get()
            .keySet()
            .stream()
            .map(TopicPartition::topic)
            .collect(Collectors.toSet());
    List<Topic> unknown = new ArrayList<>(topics);
    unknown.removeIf(topic -> known.contains(topic.name()));
    if (!unknown.isEmpty()) {
      LOG.warn("{} has no offsets of {}; it reads them from their beginning", group, unknown);
      set(admin, group, first(admin, unknown));
    }
  }

  private static Map<TopicPartition, OffsetAndMetadata> first(Admin admin, Collection<Topic> topics)
      throws ExecutionException, InterruptedException {
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

  private static void set(Admin admin, String group, Map<TopicPartition, OffsetAndMetadata> offsets)
      throws ExecutionException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        admin.alterConsumerGroupOffsets(group, offsets).all().get();
        return;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownMemberIdException) || System.nanoTime() > end) {
          throw e;
        }
        Thread.sleep(500);
      }
    }
  }
}
