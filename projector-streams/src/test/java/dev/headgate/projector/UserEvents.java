package dev.headgate.projector;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.event.Personal;
import dev.headgate.event.UserEvent.UserUpserted;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Events of users, well or poisoned, with ids that can be told from their versions.
final class UserEvents {

  private UserEvents() {}

  static ProducerRecord<byte[], byte[]> user(UUID user, long version, String email) {
    return Published.record("user", user, version, profile(email));
  }

  static UserUpserted profile(String email) {
    return new UserUpserted(new Personal.Clear(email), "member", "password", null, null);
  }

  /// The id of an event.
  static UUID event(UUID aggregate, long version) {
    return new UUID(aggregate.getLeastSignificantBits(), version);
  }

  /// The same record with a checksum of something else.
  static ProducerRecord<byte[], byte[]> broken(ProducerRecord<byte[], byte[]> record) {
    record.headers().remove("ce_checksum").add("ce_checksum", "0".repeat(64).getBytes(UTF_8));
    return record;
  }
}
