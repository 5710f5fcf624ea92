package dev.headgate.relay;

import dev.headgate.verification.evidence.PublishedEvent;
import dev.headgate.verification.topic.EventRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/// A `read_committed` reader that reads while everything else happens, and forgets nothing.
/// Thread-safe.
final class ConcurrentReader implements AutoCloseable {

  private final List<PublishedEvent> seen = new ArrayList<>();
  private final Set<UUID> ids = new HashSet<>();
  private final CompletableFuture<Void> end;
  private volatile boolean over;

  private ConcurrentReader(String bootstrapServers) {
    end = CompletableFuture.runAsync(() -> read(bootstrapServers), Thread::startVirtualThread);
  }

  /// Starts to read from the beginning; the topics have to be there.
  static ConcurrentReader start(String bootstrapServers) {
    return new ConcurrentReader(bootstrapServers);
  }

  private void read(String bootstrapServers) {
    try (KafkaConsumer<byte[], byte[]> consumer = EventRecords.consumer(bootstrapServers)) {
      List<TopicPartition> places = EventRecords.partitions(consumer);
      consumer.assign(places);
      places.forEach(place -> consumer.seek(place, 0));
      while (!over) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          keep(EventRecords.read(record));
        }
      }
    }
  }

  private synchronized void keep(PublishedEvent event) {
    seen.add(event);
    ids.add(event.id());
  }

  synchronized List<PublishedEvent> seen() {
    return List.copyOf(seen);
  }

  /// How many of these have not arrived.
  synchronized long countMissing(List<UUID> events) {
    return events.stream().filter(event -> !ids.contains(event)).count();
  }

  private synchronized boolean hasSeen(List<UUID> events) {
    return ids.containsAll(events);
  }

  /// Waits until these have arrived.
  ///
  /// @throws org.awaitility.core.ConditionTimeoutException when they have not
  void await(List<UUID> events, Duration patience) {
    Awaitility.await()
        .atMost(patience)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> end.isDone() || hasSeen(events));
    if (end.isDone()) {
      end.join(); // says why
    }
  }

  @Override
  public void close() {
    over = true;
    end.join();
  }
}
