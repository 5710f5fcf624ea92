package dev.headgate.relay;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.relay.exit.RelayExit;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Opens the one producer, fencing whoever had its id before.
final class TransactionalProducer {

  /// What an operator may set otherwise.
  private static final Map<String, Object> TUNING =
      Map.of("batch.size", 256 << 10); // few large requests; a lone record is flushed at once

  private static final Map<String, Object> FIXED =
      Map.of(
          "acks", "all",
          "enable.idempotence", true,
          // A relay that is started again ends an open transaction at once; this is for one that
          // never is.
          "transaction.timeout.ms", 60_000,
          "delivery.timeout.ms", 30_000,
          "request.timeout.ms", 10_000,
          "max.block.ms", 30_000);

  private TransactionalProducer() {}

  /// The id derives from the Kafka side, so that a relay of an older copy of the database is
  /// fenced, too.
  static Producer<byte[], byte[]> open(Configuration configuration) {
    Map<String, Object> settings = new HashMap<>(TUNING);
    settings.putAll(configuration.kafka());
    settings.putAll(FIXED);
    settings.put("transactional.id", "headgate-relay-" + clusterId(configuration));
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
      return producer;
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw unreachable(e);
    }
  }

  private static String clusterId(Configuration configuration) {
    try (Admin admin = Admin.create(configuration.kafka())) {
      return admin.describeCluster().clusterId().get();
    } catch (ExecutionException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(e);
    }
  }

  private static ProcessFailure unreachable(Exception e) {
    return new ProcessFailure(
        RelayExit.PUBLISH_FAILED,
        "Kafka did not answer: " + e.getMessage(),
        "See that the brokers of HEADGATE_KAFKA_BOOTSTRAP_SERVERS are up.",
        e);
  }
}
