package dev.headgate.bench.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// What a transaction of Kafka takes by itself: the floor under the latency of whoever commits
/// there.
final class KafkaAlone {

  static final String TOPIC = "floor";

  private KafkaAlone() {}

  /// One record for each aggregate, a transaction each.
  ///
  /// @param begun gets the time at which the transaction began
  static void trickle(String kafka, List<String> aggregates, Map<String, Long> begun) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka, "acks", "all", "transactional.id", TOPIC);
    var serializer = new ByteArraySerializer();
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, serializer, serializer)) {
      producer.initTransactions();
      for (String aggregate : aggregates) {
        begun.put(aggregate, System.nanoTime());
        producer.beginTransaction();
        var _ = producer.send(new ProducerRecord<>(TOPIC, aggregate.getBytes(UTF_8), new byte[0]));
        producer.flush(); // as a relay has to: a commit may overtake what is still on its way
        producer.commitTransaction();
        LockSupport.parkNanos(Outbox.PAUSE);
      }
    }
  }
}
