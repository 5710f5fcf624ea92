package dev.headgate.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headgate.event.Event;
import dev.headgate.event.EventType;
import java.util.Set;

/// The codec between typed events and their JSON text: snake_case, times in UTC with milliseconds,
/// absent values left out. Without state; any thread may use it.
public final class Payloads {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Payloads() {}

  public static String encode(Event event) {
    return EventWriter.write(event);
  }

  /// The event types that have a record here; all others are known by their schema alone.
  public static Set<EventType> types() {
    return EventReader.types();
  }

  /// Reads data of a type that has a record here. Null counts as absent, unknown properties are
  /// passed over.
  ///
  /// @throws UnreadablePayload when the type has no record, or the data does not fit it
  public static Event decode(EventType type, String data) {
    return EventReader.read(type, parse(type, data));
  }

  private static JsonNode parse(EventType type, String data) {
    try {
      return JSON.readTree(data);
    } catch (JsonProcessingException notJson) {
      // Its message quotes the data, which may be personal; so it is not passed on as the cause.
      long position = notJson.getLocation() == null ? 0 : notJson.getLocation().getCharOffset();
      throw new UnreadablePayload(type, "it is no JSON from character %d on".formatted(position));
    }
  }
}
