package dev.headgate.relay.topic;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Finds the last committed records of partitions. Confined to one thread.
///
/// Ends of partitions count markers of transactions and what was aborted, so the last record is
/// looked for backwards, in steps that grow, in all partitions at once.
public final class TopicTail implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Consumer<byte[], byte[]> committed;
  private final Consumer<byte[], byte[]> uncommitted;

  public TopicTail(Map<String, Object> kafka) {
    this.committed = consumer(kafka, "read_committed");
    this.uncommitted = consumer(kafka, "read_uncommitted");
  }

  private static Consumer<byte[], byte[]> consumer(Map<String, Object> kafka, String isolation) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("isolation.level", isolation);
    settings.put("enable.auto.commit", false);
    settings.put("fetch.max.wait.ms", 20);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /// Reads up to the ends as they are with everything still open in them; a partition without a
  /// committed record is left out. Call it after `initTransactions()`: by then nothing of a former
  /// relay is open for long.
  ///
  /// @throws IllegalStateException when the ends are not reached in a minute: a foreign transaction
  ///   is open
  public Map<TopicPartition, ConsumerRecord<byte[], byte[]>> last(
      Collection<TopicPartition> places) {
    Map<TopicPartition, Long> begins = uncommitted.beginningOffsets(places);
    Map<TopicPartition, Long> ends = uncommitted.endOffsets(places);
    Map<TopicPartition, ConsumerRecord<byte[], byte[]>> last = new HashMap<>();
    Set<TopicPartition> missing = new HashSet<>(places);
    for (long back = 8; !missing.isEmpty(); back *= 8) {
      Set<TopicPartition> exhausted = new HashSet<>();
      committed.assign(missing);
      for (TopicPartition place : missing) {
        long begin = offset(begins, place);
        long from = Math.max(begin, offset(ends, place) - back);
        committed.seek(place, from);
        if (from == begin) {
          exhausted.add(place);
        }
      }
      readTo(ends, missing, last);
      missing.removeAll(last.keySet());
      missing.removeAll(exhausted);
    }
    return last;
  }

  private void readTo(
      Map<TopicPartition, Long> ends,
      Set<TopicPartition> places,
      Map<TopicPartition, ConsumerRecord<byte[], byte[]>> last) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (places.stream().anyMatch(place -> committed.position(place) < offset(ends, place))) {
      for (ConsumerRecord<byte[], byte[]> record : committed.poll(Duration.ofMillis(100))) {
        last.put(new TopicPartition(record.topic(), record.partition()), record);
      }
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException(
            "a transaction is open in front of one of the ends " + ends);
      }
    }
  }

  private static long offset(Map<TopicPartition, Long> offsets, TopicPartition place) {
    return requireNonNull(offsets.get(place));
  }

  @Override
  public void close() {
    committed.close();
    uncommitted.close();
  }
}
