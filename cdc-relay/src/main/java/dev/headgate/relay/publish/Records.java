package dev.headgate.relay.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.cloudevents.CloudEventRecords;
import dev.headgate.cloudevents.EventRecord;
import dev.headgate.cloudevents.Header;
import dev.headgate.event.Envelope;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.relay.exit.RelayExit;
import dev.headgate.relay.position.Position;
import dev.headgate.relay.position.PositionCodec;
import dev.headgate.relay.slot.Lsn;
import dev.headgate.topic.Topic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;

/// Turns events and positions into Kafka's records. Pure.
final class Records {

  private static final byte[] POSITION_KEY = "headgate".getBytes(UTF_8);

  private final Catalogue catalogue;

  Records(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// @throws ProcessFailure when the event has no topic, or its bytes are not those that were
  ///   written
  ProducerRecord<byte[], byte[]> of(Envelope event, Lsn commit) {
    if (!event.payload().verifies()) {
      throw unroutable(event, "does not match its checksum");
    }
    EventRecord record = CloudEventRecords.encode(event, topic(event), commit.toString());
    byte[] key = record.key().getBytes(UTF_8);
    ProducerRecord<byte[], byte[]> produced =
        new ProducerRecord<>(
            record.topic().name(),
            partition(key, record.topic()),
            record.timestamp().toEpochMilli(),
            key,
            record.value());
    for (Header header : record.headers()) {
      produced.headers().add(header.name(), header.bytes());
    }
    return produced;
  }

  /// The key is always the same: compaction keeps the newest.
  static ProducerRecord<byte[], byte[]> of(Position position) {
    return new ProducerRecord<>(
        Topic.RELAY_POSITION.name(), 0, POSITION_KEY, PositionCodec.encode(position));
  }

  private Topic topic(Envelope event) {
    return catalogue
        .findAggregate(event.aggregate().type())
        .orElseThrow(() -> unroutable(event, "is of an aggregate type without a topic"))
        .topic();
  }

  /// Kafka's own default for keyed records, over the configured count: said here so that it cannot
  /// change behind our back.
  static int partition(byte[] key, Topic topic) {
    return Utils.toPositive(Utils.murmur2(key)) % topic.partitions();
  }

  private static ProcessFailure unroutable(Envelope event, String why) {
    return new ProcessFailure(
        RelayExit.EVENT_UNROUTABLE,
        "Event %s of %s %s.".formatted(event.identity().eventId(), event.aggregate(), why),
        "Nothing was skipped. Look at the row in auth_gateway.outbox; if its type is new, start a relay that knows it.");
  }
}
