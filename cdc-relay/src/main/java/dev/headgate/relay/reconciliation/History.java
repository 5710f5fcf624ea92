package dev.headgate.relay.reconciliation;

import dev.headgate.cloudevents.CloudEventRecords;
import dev.headgate.cloudevents.Header;
import dev.headgate.cloudevents.MalformedRecord;
import dev.headgate.event.Envelope;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.relay.exit.RelayExit;
import dev.headgate.relay.snapshot.Finding;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What the topics tell, and whether it can be told on. Pure.
final class History {

  private History() {}

  /// Refuses histories that went on differently, and topics with gaps.
  static void requireOne(Finding forks, Finding torn) {
    if (!forks.isNothing()) {
      throw new ProcessFailure(
          RelayExit.HISTORY_FORKED,
          "%d versions are one event on the topics and another in the outbox: %s."
              .formatted(forks.count(), forks.example()),
          "Somebody has to decide which of them happened: commands were taken on the copy before it was"
              + " reconciled. Append what is missing as new commands to a copy restored once more.");
    }
    if (!torn.isNothing()) {
      throw new ProcessFailure(
          RelayExit.TOPIC_TORN,
          "Topics hold versions with a gap or twice: " + torn + ".",
          "Find out who wrote to the topic, or took from it.");
    }
  }

  /// Reads the event of a record.
  ///
  /// @throws ProcessFailure when it is not as it was published
  static Envelope read(ConsumerRecord<byte[], byte[]> record) {
    List<Header> headers = new ArrayList<>();
    record.headers().forEach(header -> headers.add(Header.of(header.key(), header.value())));
    try {
      Envelope event = CloudEventRecords.decode(record.key(), record.value(), headers);
      if (event.payload().verifies()) {
        return event;
      }
      throw broken(record, "it does not match its checksum", null);
    } catch (MalformedRecord e) {
      throw broken(record, e.getMessage(), e);
    }
  }

  private static ProcessFailure broken(
      ConsumerRecord<?, ?> record, @Nullable String why, @Nullable Exception cause) {
    return new ProcessFailure(
        RelayExit.RECORD_BROKEN,
        "The event at %s-%d, offset %d, cannot be put back: %s."
            .formatted(record.topic(), record.partition(), record.offset(), why),
        "Find out who wrote the record; nothing was lost meanwhile.",
        cause);
  }
}
