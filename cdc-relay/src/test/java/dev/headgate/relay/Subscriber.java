package dev.headgate.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.catalogue.Catalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// A `read_committed` subscriber that keeps what it saw, in the order it saw it.
final class Subscriber implements AutoCloseable {

  /// One event as it arrived.
  record Seen(UUID id, String aggregate, long version) {}

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<Seen> seen = new ArrayList<>();

  Subscriber(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "fetch.max.wait.ms",
                50),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> places =
        Catalogue.shipped().topics().stream()
            .flatMap(topic ->
                IntStream.range(0, topic.partitions())
                    .mapToObj(p -> new TopicPartition(topic.name(), p)))
            .toList();
    consumer.assign(places);
    consumer.seekToBeginning(places);
  }

  void poll() {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
      seen.add(
          new Seen(
              UUID.fromString(header(record, "ce_id")),
              header(record, "ce_subject"),
              Long.parseLong(header(record, "ce_aggregateversion"))));
    }
  }

  int count() {
    return seen.size();
  }

  /// Polls until this many have arrived and nothing more comes for a moment, or two minutes have
  /// passed.
  List<Seen> await(int events) {
    return await(events, Duration.ofMinutes(2));
  }

  List<Seen> await(int events, Duration patience) {
    Instant deadline = Instant.now().plus(patience);
    while (seen.size() < events && Instant.now().isBefore(deadline)) {
      poll();
    }
    for (int i = 0; i < 10; i++) {
      poll(); // a double would follow closely
    }
    return List.copyOf(seen);
  }

  /// What is wrong with what was seen, against what the outbox holds.
  static List<String> findings(List<UUID> outbox, List<Seen> seen) {
    List<String> findings = new ArrayList<>();
    Map<UUID, Integer> times = new HashMap<>();
    Map<String, Long> versions = new HashMap<>();
    for (Seen event : seen) {
      times.merge(event.id(), 1, Integer::sum);
      long before = versions.getOrDefault(event.aggregate(), 0L);
      if (event.version() != before + 1) {
        findings.add(
            "out of order: %s %d after %d".formatted(event.aggregate(), event.version(), before));
      }
      versions.put(event.aggregate(), event.version());
    }
    for (UUID id : outbox) {
      int count = times.getOrDefault(id, 0);
      if (count != 1) {
        findings.add((count == 0 ? "lost: " : "doubled: ") + id);
      }
    }
    TreeSet<UUID> strangers = new TreeSet<>(times.keySet());
    outbox.forEach(strangers::remove);
    strangers.forEach(id -> findings.add("from nowhere: " + id));
    return findings;
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
