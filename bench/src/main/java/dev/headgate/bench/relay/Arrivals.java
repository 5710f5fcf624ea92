package dev.headgate.bench.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// When how many events could be read.
///
/// @param nanos from the batch that completed the warm-up to the last
/// @param events behind that batch
record Arrivals(long nanos, long events) {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  static final int PARTITIONS = 6;

  /// Events a second of a process that runs, as it does for weeks: not of one whose compiler works.
  double rate() {
    return events / (nanos / 1e9);
  }

  /// Reads a topic from its present end on until so many events have come.
  ///
  /// @param warmUp events that are not measured
  /// @param begun called once the end is known: what is published from then on is seen
  static Arrivals of(String kafka, String topic, long warmUp, long expected, Runnable begun) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka, topic)) {
      begun.run();
      long first = 0;
      long last = 0;
      long early = 0;
      long seen = 0;
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (seen < expected) {
        int count = consumer.poll(Duration.ofMillis(100)).count();
        long now = System.nanoTime();
        if (count > 0) {
          last = now;
          seen += count;
          if (early == 0 && seen >= warmUp) {
            first = now;
            early = seen;
          }
        }
        if (now > deadline) {
          throw new IllegalStateException(
              "only %d of %d events came to %s".formatted(seen, expected, topic));
        }
      }
      return new Arrivals(last - first, seen - early);
    }
  }

  /// Reads until every aggregate's event has come, telling each with the time it could be read.
  static void each(
      String kafka,
      String topic,
      Set<String> expected,
      Runnable begun,
      BiConsumer<String, Long> told) {
    Set<String> open = new TreeSet<>(expected);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka, topic)) {
      begun.run();
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!open.isEmpty()) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          String key = new String(record.key(), UTF_8);
          String aggregate = key.substring(key.lastIndexOf('/') + 1);
          if (open.remove(aggregate)) {
            told.accept(aggregate, System.nanoTime());
          }
        }
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(open.size() + " events did not come to " + topic);
        }
      }
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String kafka, String topic) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                kafka,
                "isolation.level",
                "read_committed",
                "max.poll.records",
                5000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> places =
        IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(topic, p)).toList();
    consumer.assign(places);
    consumer.seekToEnd(places);
    places.forEach(consumer::position);
    return consumer;
  }
}
