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

/// Gives a group the beginning of the topics it has no offset of, so that a lost offset later is a
/// failure rather than a silent reset.
final class FirstOffsets {

  private static final Logger LOG = LoggerFactory.getLogger(FirstOffsets.class);
  // Members that ended without a word are forgotten after their session; until then no offset of
  // theirs can be set.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

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
      beginUnknown(admin, group, topics, stand.keySet());
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

  /// Kafka forgets a group's offsets of a topic that is deleted, so one that is not known was made
  /// anew, or has come with the catalogue, or with the orders. What is read again changes nothing;
  /// what is not read would be lost.
  private static void beginUnknown(
      Admin admin, String group, Collection<Topic> topics, Set<TopicPartition> stand)
      throws ExecutionException, InterruptedException {
    Set<String> known = stand.stream().map(TopicPartition::topic).collect(Collectors.toSet());
    List<Topic> unknown = new ArrayList<>(topics);
    unknown.removeIf(topic -> known.contains(topic.name()));
    if (!unknown.isEmpty()) {
      LOG.warn("{} has no offsets of {}; it reads them from their beginning", group, unknown);
      setPatiently(admin, group, earliest(admin, unknown));
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

  private static void setPatiently(
      Admin admin, String group, Map<TopicPartition, OffsetAndMetadata> offsets)
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
