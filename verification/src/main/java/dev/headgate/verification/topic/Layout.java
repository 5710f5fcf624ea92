package dev.headgate.verification.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.PublishedEvent;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/// I4 for one record at a time: where an aggregate belongs, now and for ever.
///
/// @param partitions of each event topic
/// @param topics of the aggregate types the registry knows
public record Layout(Map<String, Integer> partitions, Map<String, String> topics) {

  public Layout {
    partitions = Map.copyOf(partitions);
    topics = Map.copyOf(topics);
  }

  public List<Finding> check(List<PublishedEvent> records) {
    return records.stream()
        .filter(record -> !isAtHome(record))
        .map(record -> Finding.of("I4", record.facts(), "does not belong to " + record.place()))
        .toList();
  }

  private boolean isAtHome(PublishedEvent record) {
    PublishedEvent.Place place = record.place();
    String topic = topics.getOrDefault(record.aggregate().type(), place.topic());
    return place.isBesides(
        new PublishedEvent.Place(topic, partition(record.aggregate(), topic), 0));
  }

  /// Where an aggregate's records stand.
  ///
  /// @throws IllegalArgumentException when the registry does not know its type
  public TopicPartition home(Aggregate aggregate) {
    String topic = topics.get(aggregate.type());
    if (topic == null) {
      throw new IllegalArgumentException("event_types knows no topic for " + aggregate);
    }
    return new TopicPartition(topic, partition(aggregate, topic));
  }

  // Kafka's own rule for keyed records.
  private int partition(Aggregate aggregate, String topic) {
    int hash = Utils.murmur2(aggregate.key().getBytes(UTF_8));
    return Utils.toPositive(hash) % partitions.getOrDefault(topic, 1);
  }
}
