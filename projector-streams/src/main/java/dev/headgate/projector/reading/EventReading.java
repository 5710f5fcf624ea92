package dev.headgate.projector.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.cloudevents.CloudEventRecords;
import dev.headgate.cloudevents.Header;
import dev.headgate.cloudevents.MalformedRecord;
import dev.headgate.event.Envelope;
import dev.headgate.event.Event;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// A record, read and verified: well-formed, its checksum right, its type known.
public record EventReading(Envelope envelope, Event event) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Whose event a record is, whatever its payload is worth.
  ///
  /// @throws Poison when it is nobody's
  public static Envelope envelope(byte @Nullable [] key, byte @Nullable [] value, Headers headers)
      throws Poison {
    List<Header> plain = new ArrayList<>();
    headers.forEach(header -> plain.add(Header.of(header.key(), header.value())));
    try {
      return CloudEventRecords.decode(key, value, plain);
    } catch (MalformedRecord e) {
      throw new Poison(Reason.MALFORMED_RECORD, String.join("; ", e.problems()), e);
    }
  }

  /// Verifies and reads the payload.
  ///
  /// @throws Poison when it is not what its envelope says
  public static EventReading of(Envelope envelope, Vocabulary vocabulary) throws Poison {
    if (!envelope.payload().verifies()) {
      throw new Poison(Reason.BAD_CHECKSUM, "the data is not what its checksum was taken of", null);
    }
    verifyMetadata(envelope.context().metadata());
    return new EventReading(envelope, vocabulary.read(envelope));
  }

  private static void verifyMetadata(String metadata) throws Poison {
    try {
      JsonNode read = JSON.readTree(metadata);
      if (!read.isObject()) {
        throw new Poison(Reason.UNREADABLE_PAYLOAD, "the metadata is no JSON object", null);
      }
    } catch (JsonProcessingException e) {
      // Its message quotes the text, which may be personal.
      throw new Poison(Reason.UNREADABLE_PAYLOAD, "the metadata is no JSON", null);
    }
  }
}
