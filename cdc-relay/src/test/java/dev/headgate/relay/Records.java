package dev.headgate.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Topics byte for byte, and records nobody should have written.
final class Records {

  private Records() {}

  /// What is on a topic, one line a record in a fixed order, without the LSN.
  static List<String> of(String kafka, String topic) {
    List<String> lines = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      for (var partition : consumer.partitionsFor(topic)) {
        TopicPartition place = new TopicPartition(topic, partition.partition());
        consumer.assign(List.of(place));
        consumer.seekToBeginning(List.of(place));
        long end = consumer.endOffsets(List.of(place)).get(place);
        while (consumer.position(place) < end) {
          consumer.poll(Duration.ofMillis(100)).forEach(record -> lines.add(line(record)));
        }
      }
    }
    lines.sort(null);
    return lines;
  }

  private static String line(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new TreeMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), new String(header.value(), UTF_8));
    }
    headers.remove("ce_commitlsn");
    return "%d %s %d %s %s"
        .formatted(
            record.partition(),
            new String(record.key(), UTF_8),
            record.timestamp(),
            headers,
            new String(record.value(), UTF_8));
  }

  /// Topics with their ids, partitions and ends: changes with whatever is done to them.
  static List<String> state(Admin admin, String kafka)
      throws ExecutionException, InterruptedException {
    List<String> state = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var names = new TreeSet<>(admin.listTopics().names().get());
      names.removeIf(name -> name.startsWith("__"));
      for (TopicDescription topic : admin.describeTopics(names).allTopicNames().get().values()) {
        var places =
            IntStream.range(0, topic.partitions().size())
                .mapToObj(p -> new TopicPartition(topic.name(), p))
                .toList();
        state.add(
            topic.name() + " " + topic.topicId() + " " + new TreeMap<>(ends(consumer, places)));
      }
    }
    state.sort(null);
    return state;
  }

  private static Map<String, Long> ends(KafkaConsumer<?, ?> consumer, List<TopicPartition> places) {
    Map<String, Long> ends = new TreeMap<>();
    consumer.endOffsets(places).forEach((place, end) -> ends.put(place.toString(), end));
    return ends;
  }

  /// Writes one record past the relay.
  static void produce(String kafka, String topic, Map<String, String> headers)
      throws ExecutionException, InterruptedException {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", kafka),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      var record = new ProducerRecord<>(topic, 0, "key".getBytes(UTF_8), "{}".getBytes(UTF_8));
      headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
      producer.send(record).get();
    }
  }
}
