package dev.headgate.projector.fold;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.event.Payload;
import dev.headgate.projector.reading.Reason;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Records that were events, and are none any more.
final class Poisoned {

  private Poisoned() {}

  static ProducerRecord<byte[], byte[]> by(Reason reason, ProducerRecord<byte[], byte[]> record) {
    return switch (reason) {
      case MALFORMED_RECORD -> with(record, "ce_tenantid", "nobody");
      case BAD_CHECKSUM -> with(record, "ce_checksum", "0".repeat(64));
      case UNKNOWN_TYPE -> with(record, "ce_type", "UserDreamt");
      case UNREADABLE_PAYLOAD -> withData(record, "{\"email\":");
      default -> throw new IllegalArgumentException(reason + " is not in a record alone");
    };
  }

  static ProducerRecord<byte[], byte[]> with(
      ProducerRecord<byte[], byte[]> record, String header, String value) {
    record.headers().remove(header).add(header, value.getBytes(UTF_8));
    return record;
  }

  /// Other data, with the checksum that belongs to it.
  static ProducerRecord<byte[], byte[]> withData(
      ProducerRecord<byte[], byte[]> record, String data) {
    ProducerRecord<byte[], byte[]> changed =
        new ProducerRecord<>(
            record.topic(), null, record.key(), data.getBytes(UTF_8), record.headers());
    return with(changed, "ce_checksum", Payload.of(data).checksum());
  }
}
