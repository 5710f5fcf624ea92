package dev.headgate.projector.topic;

import dev.headgate.topic.Topic;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/// All partitions of topics, by the count that the catalogue gives them.
public final class TopicPartitions {

  private TopicPartitions() {}

  public static List<TopicPartition> of(Topic topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition))
        .toList();
  }

  public static List<TopicPartition> of(Collection<Topic> topics) {
    return topics.stream().flatMap(topic -> of(topic).stream()).toList();
  }
}
