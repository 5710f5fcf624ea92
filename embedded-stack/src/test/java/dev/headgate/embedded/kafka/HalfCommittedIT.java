package dev.headgate.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/// A transaction whose commit was decided when the broker died is committed everywhere when it is
/// back. With the broker's calls to itself refused while it starts, some stay open for ever.
final class HalfCommittedIT {

  private static final int KILLS = Integer.getInteger("headgate.broker.kills", 1);
  private static final int PRODUCERS = 12;
  private static final int BEFORE_THE_KILL = 300;

  @Test
  void leavesNoTransactionOpenForEver() throws Exception {
    try (KafkaBroker broker = KafkaBroker.temporary();
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic("t", 6, (short) 1))).all().get();
      for (int kill = 0; kill < KILLS; kill++) {
        killAmidCommits(broker);
        broker.start();

        // Whoever comes back under a producer's id ends what that one had not decided.
        IntStream.range(0, PRODUCERS).forEach(n -> producer(broker, n).close());

        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> assertThat(open(admin)).isEmpty());
      }
    }
  }

  private static void killAmidCommits(KafkaBroker broker) throws InterruptedException {
    AtomicInteger commits = new AtomicInteger();
    ConsumerGroupMetadata group = group(broker);
    List<Thread> producers =
        IntStream.range(0, PRODUCERS)
            .mapToObj(n -> Thread.startVirtualThread(() -> commit(broker, n, group, commits)))
            .toList();
    await().atMost(Duration.ofMinutes(1)).until(() -> commits.get() >= BEFORE_THE_KILL);
    broker.kill();
    for (Thread producer : producers) {
      producer.interrupt();
      producer.join();
    }
  }

  private static void commit(
      KafkaBroker broker, int n, ConsumerGroupMetadata group, AtomicInteger commits) {
    KafkaProducer<String, String> producer = producer(broker, n);
    try {
      for (long offset = 1; !Thread.interrupted(); offset++) {
        producer.beginTransaction();
        var _ = producer.send(new ProducerRecord<>("t", n % 6, "key", "value"));
        producer.sendOffsetsToTransaction(
            Map.of(new TopicPartition("t", n % 6), new OffsetAndMetadata(offset)), group);
        producer.commitTransaction();
        commits.incrementAndGet();
      }
    } catch (KafkaException killed) {
      commits.incrementAndGet(); // the one that is in doubt
    } finally {
      producer.close(Duration.ZERO);
    }
  }

  /// A consumer that never joins commits like somebody outside of the group.
  private static ConsumerGroupMetadata group(KafkaBroker broker) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "group.id", "group"),
            new StringDeserializer(),
            new StringDeserializer())) {
      return consumer.groupMetadata();
    }
  }

  private static KafkaProducer<String, String> producer(KafkaBroker broker, int n) {
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "transactional.id",
                "half-committed-" + n),
            new StringSerializer(),
            new StringSerializer());
    producer.initTransactions();
    return producer;
  }

  /// The partitions in which a producer has begun and nobody has ended a transaction.
  private static List<TopicPartition> open(Admin admin) throws Exception {
    List<TopicPartition> all =
        Stream.concat(
                IntStream.range(0, 6).mapToObj(p -> new TopicPartition("t", p)),
                IntStream.range(0, 5).mapToObj(p -> new TopicPartition("__consumer_offsets", p)))
            .toList();
    return admin.describeProducers(all).all().get().entrySet().stream()
        .filter(partition ->
            partition.getValue().activeProducers().stream()
                .anyMatch(producer -> producer.currentTransactionStartOffset().isPresent()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
