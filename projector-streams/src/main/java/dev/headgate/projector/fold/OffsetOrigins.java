package dev.headgate.projector.fold;

import dev.headgate.projector.topic.TopicIdentities;
import dev.headgate.topic.Topic;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Which topics, by id, the offsets of a group were reached in.
///
/// Kafka forgets a group's offsets of a topic that is deleted. But a member that lives on goes on
/// at its offset in a topic made anew, and commits there past records it never read. The ids are
/// therefore kept, as metadata of offsets of another group, which no member writes: forgotten by
/// Kafka as the group's own are, when a topic is deleted or nobody renews them.
///
/// @param group whose offsets are meant
record OffsetOrigins(String group) {

  /// The group that holds the ids.
  static String keeper(String group) {
    return group + "-origins";
  }

  /// Those of the topics that the offsets are of; not the others of the same names.
  Set<Topic> known(Admin admin, TopicIdentities now)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> kept =
        admin.listConsumerGroupOffsets(keeper(group)).partitionsToOffsetAndMetadata().get();
    return now.ids().keySet().stream()
        .filter(topic -> {
          OffsetAndMetadata origin = kept.get(place(topic));
          return origin != null && origin.metadata().equals(id(now, topic));
        })
        .collect(Collectors.toCollection(HashSet::new));
  }

  /// Notes that the offsets are of these; to be renewed before the broker forgets it.
  void keep(Admin admin, TopicIdentities now) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> origins = new HashMap<>();
    now.ids()
        .keySet()
        .forEach(topic -> origins.put(place(topic), new OffsetAndMetadata(0, id(now, topic))));
    admin.alterConsumerGroupOffsets(keeper(group), origins).all().get();
  }

  private static TopicPartition place(Topic topic) {
    return new TopicPartition(topic.name(), 0);
  }

  private static String id(TopicIdentities now, Topic topic) {
    return String.valueOf(now.ids().get(topic));
  }
}
