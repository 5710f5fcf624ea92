package dev.headgate.projector.fold;

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

/// A record, read and verified.
record EventReading(Envelope envelope, Event event) {

  /// @throws ProcessFailure when the record is poison
  static EventReading of(byte[] key, byte[] value, Headers headers) {
    List<Header> plain = new ArrayList<>();
    headers.forEach(header -> plain.add(Header.of(header.key(), header.value())));
    try {
      Envelope envelope = CloudEventRecords.decode(key, value, plain);
      if (!envelope.payload().verifies()) {
        throw poison(envelope.identity().eventId() + " fails its checksum", null);
      }
      String data = envelope.payload().data();
      return new EventReading(envelope, Payloads.decode(envelope.type(), data));
    } catch (MalformedRecord e) {
      throw poison("not an event: " + e.problems(), e);
    } catch (UnreadablePayload e) {
      throw poison(String.valueOf(e.getMessage()), e);
    }
  }

  static ProcessFailure poison(String message, @org.jspecify.annotations.Nullable Throwable cause) {
    return new ProcessFailure(
        ProjectorExit.POISON_EVENT,
        message,
        "Repair the record; nothing of it was applied.",
        cause);
  }
}
