package dev.headgate.projector.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.embedded.kafka.KafkaBroker;
import dev.headgate.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a task is handed first, however little of the orders a fetch brings.
final class OrdersFirstConsumerIT {

  private static final int ORDERS = 40;
  private static final TopicPartition ORDERS_0 = new TopicPartition(Topic.CONTROL.name(), 0);
  private static final TopicPartition USERS_0 = new TopicPartition("users", 0);
  private static final TopicPartition USERS_1 = new TopicPartition("users", 1);

  private static KafkaBroker kafka;

  @BeforeAll
  static void start() throws Exception {
    kafka = KafkaBroker.temporary();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(Topic.CONTROL.name(), 1, (short) 1),
                  new NewTopic("users", 2, (short) 1)))
          .all()
          .get();
    }
    var bytes = new ByteArraySerializer();
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 0), bytes, bytes)) {
      producer.send(new ProducerRecord<>("users", 0, null, new byte[1])).get();
      producer.send(new ProducerRecord<>("users", 1, null, new byte[1])).get();
      for (int i = 0; i < ORDERS; i++) {
        producer.send(new ProducerRecord<>(Topic.CONTROL.name(), 0, null, new byte[1000])).get();
      }
    }
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void handsOnEveryOrderBeforeTheFirstEventOfItsPartition() {
    try (var consumer = consumer()) {
      consumer.assign(List.of(ORDERS_0, USERS_0));
      List<TopicPartition> handed = handed(consumer, ORDERS + 1);
      assertThat(handed.subList(0, ORDERS)).containsOnly(ORDERS_0);
      assertThat(handed.getLast()).isEqualTo(USERS_0);
    }
  }

  @Test
  void holdsBackNothingThatHasNoOrders() {
    try (var consumer = consumer()) {
      consumer.assign(List.of(USERS_1));
      assertThat(handed(consumer, 1)).containsExactly(USERS_1);
    }
  }

  @Test
  void leavesPausedWhatIsPausedMeanwhile() {
    try (var consumer = consumer()) {
      consumer.assign(List.of(ORDERS_0, USERS_0));
      consumer.pause(consumer.assignment());
      consumer.resume(consumer.assignment());
      consumer.pause(List.of(USERS_0));
      assertThat(read(consumer, ORDERS)).containsOnly(ORDERS_0);
      assertThat(consumer.paused()).containsExactly(USERS_0);
      consumer.resume(List.of(USERS_0));
      assertThat(read(consumer, 1)).containsExactly(USERS_0);
    }
  }

  /// As Streams does with a task that is new.
  private static List<TopicPartition> handed(OrdersFirstConsumer consumer, int records) {
    consumer.pause(consumer.assignment());
    consumer.resume(consumer.assignment());
    return read(consumer, records);
  }

  private static List<TopicPartition> read(OrdersFirstConsumer consumer, int records) {
    List<TopicPartition> handed = new ArrayList<>();
    await()
        .pollInSameThread()
        .atMost(Duration.ofMinutes(1))
        .until(() -> {
          consumer
              .poll(Duration.ofMillis(100))
              .forEach(
                  record -> handed.add(new TopicPartition(record.topic(), record.partition())));
          return handed.size() >= records;
        });
    return handed;
  }

  private static OrdersFirstConsumer consumer() {
    return new OrdersFirstConsumer(
        Map.of(
            "bootstrap.servers",
            kafka.bootstrapServers(),
            "auto.offset.reset",
            "earliest",
            "enable.auto.commit",
            false,
            "max.partition.fetch.bytes",
            2000)); // an order or two
  }
}
