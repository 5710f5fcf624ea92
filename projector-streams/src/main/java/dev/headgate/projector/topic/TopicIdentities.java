package dev.headgate.projector.topic;

import dev.headgate.topic.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.Uuid;

/// Kafka's ids of topics: a topic deleted and made anew keeps its name, but not its id.
public record TopicIdentities(Map<Topic, UUID> ids) {

  public TopicIdentities {
    ids = Map.copyOf(ids);
  }

  /// The identities of those topics that are there.
  static TopicIdentities present(Admin admin, Collection<Topic> topics)
      throws ExecutionException, InterruptedException {
    Map<String, UUID> found = new HashMap<>();
    for (TopicListing listing : admin.listTopics().listings().get()) {
      found.put(listing.name(), uuid(listing.topicId()));
    }
    Map<Topic, UUID> ids = new HashMap<>();
    for (Topic topic : topics) {
      UUID id = found.get(topic.name());
      if (id != null) {
        ids.put(topic, id);
      }
    }
    return new TopicIdentities(ids);
  }

  static UUID uuid(Uuid id) {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  /// The identities of some of the topics.
  public TopicIdentities of(Iterable<Topic> topics) {
    Map<Topic, UUID> some = new TreeMap<>();
    topics.forEach(topic -> some.put(topic, id(topic)));
    return new TopicIdentities(some);
  }

  private UUID id(Topic topic) {
    UUID id = ids.get(topic);
    if (id == null) {
      throw new IllegalArgumentException(topic + " was not prepared");
    }
    return id;
  }

  /// The names of topics that have another id, or none, in a later look.
  String differences(TopicIdentities later) {
    return ids.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(later.ids.get(entry.getKey())))
        .map(entry -> entry.getKey().name())
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
