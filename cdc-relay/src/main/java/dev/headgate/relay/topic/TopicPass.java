package dev.headgate.relay.topic;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads all that is committed on topics, from their beginning to the ends they have at the start.
/// Confined to one thread.
public final class TopicPass implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(70);

  private final KafkaConsumer<byte[], byte[]> committed;
  private final KafkaConsumer<byte[], byte[]> uncommitted;

  public TopicPass(Map<String, Object> kafka) {
    this.committed = consumer(kafka, "read_committed");
    this.uncommitted = consumer(kafka, "read_uncommitted");
  }

  private static KafkaConsumer<byte[], byte[]> consumer(
      Map<String, Object> kafka, String isolation) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("isolation.level", isolation);
    settings.put("enable.auto.commit", false);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /// Hands over the records of the partitions, each partition's in their order.
  ///
  /// @throws IllegalStateException when nothing comes for longer than a transaction may stay open
  public void read(
      Collection<TopicPartition> places, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    Map<TopicPartition, Long> ends = uncommitted.endOffsets(places);
    committed.assign(places);
    committed.seekToBeginning(places);
    Instant deadline = Instant.now().plus(PATIENCE);
    while (places.stream().anyMatch(place -> isBefore(ends, place))) {
      var records = committed.poll(Duration.ofMillis(200));
      for (ConsumerRecord<byte[], byte[]> record : records) {
        taker.accept(record);
      }
      if (!records.isEmpty()) {
        deadline = Instant.now().plus(PATIENCE);
      } else if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException(
            "a transaction is open in front of one of the ends " + ends);
      }
    }
  }

  private boolean isBefore(Map<TopicPartition, Long> ends, TopicPartition place) {
    return committed.position(place) < requireNonNull(ends.get(place));
  }

  @Override
  public void close() {
    committed.close();
    uncommitted.close();
  }
}
