package dev.headgate.verification.topic;

import dev.headgate.verification.evidence.PublishedEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/// The last records that were seen of each partition. Confined to one thread.
final class Tail {

  private static final int LENGTH = 200;

  private final Map<TopicPartition, Deque<PublishedEvent>> records = new HashMap<>();

  void add(PublishedEvent event) {
    Deque<PublishedEvent> last =
        records.computeIfAbsent(
            new TopicPartition(event.place().topic(), event.place().partition()),
            _ -> new ArrayDeque<>());
    last.add(event);
    if (last.size() > LENGTH) {
      last.removeFirst();
    }
  }

  List<PublishedEvent> events() {
    return records.values().stream().flatMap(Deque::stream).toList();
  }

  Map<TopicPartition, Long> begins() {
    Map<TopicPartition, Long> begins = new HashMap<>();
    records.forEach((partition, last) -> begins.put(partition, last.getFirst().place().offset()));
    return begins;
  }

  Map<TopicPartition, Long> lasts() {
    Map<TopicPartition, Long> lasts = new HashMap<>();
    records.forEach((partition, last) -> lasts.put(partition, last.getLast().place().offset()));
    return lasts;
  }
}
