package dev.headgate.projector.deadletter;

import dev.headgate.process.problem.Refusal;
import dev.headgate.projector.exchange.ReadProblem;
import dev.headgate.projector.letter.Letter;
import dev.headgate.projector.letter.SourceRecord;
import dev.headgate.projector.reading.Origin;
import dev.headgate.projector.setting.FixedSetting;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// The records that letters are about, where they stand in their topics. Thread-safe: they are
/// rarely asked for, so each look has a consumer of its own.
final class SourceRecords {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Map<String, Object> settings;

  SourceRecords(Map<String, String> kafka) {
    settings = new HashMap<>(kafka);
    settings.putAll(FixedSetting.ofConsumers());
    settings.put("key.deserializer", ByteArrayDeserializer.class);
    settings.put("value.deserializer", ByteArrayDeserializer.class);
    settings.put("max.poll.records", 1);
  }

  /// The letter's own record. Empty when the topic has it no longer: made anew, it may have
  /// anybody's record in its place.
  Optional<SourceRecord> find(Letter letter) {
    Origin origin = letter.origin();
    TopicPartition at = new TopicPartition(origin.topic(), origin.partition());
    try (var consumer = new KafkaConsumer<byte[], byte[]>(settings)) {
      consumer.assign(List.of(at));
      consumer.seek(at, origin.offset());
      return consumer.poll(PATIENCE).records(at).stream()
          .filter(record -> record.offset() == origin.offset())
          .map(record -> source(origin, record))
          .filter(letter::isAbout)
          .findFirst();
    } catch (InvalidOffsetException gone) {
      return Optional.empty();
    } catch (KafkaException away) {
      throw Refusal.of(
          ReadProblem.BROKER_UNAVAILABLE, "The record cannot be read; ask again when Kafka is up.");
    }
  }

  private static SourceRecord source(Origin origin, ConsumerRecord<byte[], byte[]> record) {
    return new SourceRecord(
        origin, record.key(), record.value(), record.headers(), record.timestamp());
  }
}
