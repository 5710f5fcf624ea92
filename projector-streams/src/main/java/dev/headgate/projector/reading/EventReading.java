package dev.headgate.projector.reading;

import dev.headgate.cloudevents.CloudEventRecords;
import dev.headgate.cloudevents.Header;
import dev.headgate.cloudevents.MalformedRecord;
import dev.headgate.event.Envelope;
import dev.headgate.event.Event;
import dev.headgate.payload.Payloads;
import dev.headgate.payload.UnreadablePayload;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.projector.failure.ProjectorExit;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// A record, read and verified: well-formed, its checksum right, its type known.
public record EventReading(Envelope envelope, Event event) {

  /// Reads a record.
  ///
  /// @throws ProcessFailure when the record is poison, naming its origin
  public static EventReading of(
      byte @Nullable [] key, byte[] value, Headers headers, Origin origin) {
    List<Header> plain = new ArrayList<>();
    headers.forEach(header -> plain.add(Header.of(header.key(), header.value())));
    try {
      Envelope envelope = CloudEventRecords.decode(key, value, plain);
      if (!envelope.payload().verifies()) {
        throw origin.poison(envelope.identity().eventId() + " fails its checksum", null);
      }
      String data = envelope.payload().data();
      return new EventReading(envelope, Payloads.decode(envelope.type(), data));
    } catch (MalformedRecord e) {
      throw origin.poison("it is no event: " + e.problems(), e);
    } catch (UnreadablePayload e) {
      throw origin.poison(String.valueOf(e.getMessage()), e);
    }
  }

  /// Where a record stands.
  public record Origin(String topic, int partition, long offset) {

    public ProcessFailure poison(String why, @Nullable Throwable cause) {
      return new ProcessFailure(
          ProjectorExit.POISON_EVENT,
          "%s-%d at %d: %s".formatted(topic, partition, offset, why),
          "Repair the record; nothing of it was applied.",
          cause);
    }
  }
}
