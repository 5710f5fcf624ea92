package dev.headgate.projector.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.event.AggregateId;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.projector.failure.ProjectorExit;
import dev.headgate.projector.letter.SourceRecord;
import dev.headgate.projector.order.Order.Park;
import dev.headgate.topic.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The control topic as those see it who give orders. Thread-safe: orders are rare, so each sending
/// has a producer of its own.
public final class Orders {

  private final Map<String, Object> settings;

  public Orders(Map<String, String> kafka) {
    settings = new HashMap<>(kafka);
    settings.put("key.serializer", ByteArraySerializer.class);
    settings.put("value.serializer", ByteArraySerializer.class);
    settings.put("acks", "all");
    settings.put("enable.idempotence", "true");
    settings.put("delivery.timeout.ms", 30_000);
    settings.put("request.timeout.ms", 10_000);
    settings.put("max.block.ms", 30_000);
    settings.put("linger.ms", 0);
  }

  /// Returns when all of them are kept, in the sequence given.
  ///
  /// @throws ProcessFailure when Kafka does not take them
  public void send(List<Order> orders) {
    if (orders.isEmpty()) {
      return;
    }
    try (var producer = new KafkaProducer<byte[], byte[]>(settings)) {
      for (Order order : orders) {
        send(producer, order);
      }
    } catch (ExecutionException e) {
      throw new ProcessFailure(
          ProjectorExit.BROKER,
          "An order was not kept: " + e.getCause(),
          "See that Kafka is up and give the order again.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, Order order)
      throws ExecutionException, InterruptedException {
    try {
      producer.send(record(order)).get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof RecordTooLargeException)
          || !(order.action() instanceof Park park)) {
        throw e;
      }
      producer.send(record(withoutRecord(order, park))).get();
    }
  }

  /// It is parked all the same; it can be discarded, but not tried again.
  private static Order withoutRecord(Order order, Park park) {
    SourceRecord whole = park.record();
    SourceRecord empty =
        new SourceRecord(whole.origin(), whole.key(), null, whole.headers(), whole.timestamp());
    return new Order(
        order.given(), order.target(), new Park(park.version(), park.eventType(), empty));
  }

  private static ProducerRecord<byte[], byte[]> record(Order order) {
    AggregateId aggregate = order.target().aggregate();
    String key = aggregate == null ? order.target().letter().toString() : aggregate.recordKey();
    return new ProducerRecord<>(
        Topic.CONTROL.name(),
        order.target().partition(),
        key.getBytes(UTF_8),
        OrderCodec.encode(order).toString().getBytes(UTF_8));
  }
}
