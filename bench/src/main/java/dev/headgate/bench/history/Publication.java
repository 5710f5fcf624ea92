package dev.headgate.bench.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.cloudevents.CloudEventRecords;
import dev.headgate.cloudevents.EventRecord;
import dev.headgate.event.Envelope;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Fills the event topics as the relay does, by its codec and in transactions, without a log before
/// it.
public final class Publication implements AutoCloseable {

  private static final int OF_A_TRANSACTION = 4000;

  private final Catalogue catalogue = Catalogue.shipped();
  private final Producer<byte[], byte[]> producer;
  private int open;

  public Publication(String kafka) {
    var bytes = new ByteArraySerializer();
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka, "transactional.id", "bench", "linger.ms", 20),
            bytes,
            bytes);
    producer.initTransactions();
    producer.beginTransaction();
  }

  public void publish(Envelope envelope) {
    var _ = producer.send(record(envelope));
    if (++open % OF_A_TRANSACTION == 0) {
      commit();
      producer.beginTransaction();
    }
  }

  private ProducerRecord<byte[], byte[]> record(Envelope envelope) {
    EventRecord record =
        CloudEventRecords.encode(
            envelope, catalogue.topicOf(envelope.aggregate().type()), "0/1DE4F10");
    ProducerRecord<byte[], byte[]> sent =
        new ProducerRecord<>(
            record.topic().name(),
            null,
            record.timestamp().toEpochMilli(),
            record.key().getBytes(UTF_8),
            record.value());
    record.headers().forEach(header -> sent.headers().add(header.name(), header.bytes()));
    return sent;
  }

  @Override
  public void close() {
    commit();
    producer.close();
  }

  private void commit() {
    producer.flush(); // a commit may overtake what is still on its way
    producer.commitTransaction();
  }
}
