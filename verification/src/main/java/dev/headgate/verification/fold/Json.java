package dev.headgate.verification.fold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.SortedMap;

/// Fields of payloads as text of columns.
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  private Json() {}

  static JsonNode read(PastEvent event) {
    try {
      return read(event.data());
    } catch (JsonProcessingException e) {
      throw new UnfoldableEvent(event, "it is no JSON");
    }
  }

  static JsonNode read(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  static void copy(JsonNode data, SortedMap<String, String> columns, String... fields) {
    for (String field : fields) {
      copy(data, field, columns, field);
    }
  }

  static void copy(JsonNode data, String field, SortedMap<String, String> columns, String column) {
    put(columns, column, data.path(field));
  }

  static void copyTime(JsonNode data, SortedMap<String, String> columns, String field) {
    JsonNode value = data.path(field);
    put(columns, field, value);
    columns.computeIfPresent(field, (_, text) -> millis(text));
  }

  // What is no time is left as it is: then it differs from every column, and is told.
  private static String millis(String text) {
    try {
      return Long.toString(Instant.parse(text).toEpochMilli());
    } catch (DateTimeException e) {
      return text;
    }
  }

  private static void put(SortedMap<String, String> columns, String column, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      columns.remove(column);
    } else if (value.isObject()) { // a personal text under its subject's key; readers hold none
      columns.put(
          column, "sealed:" + value.path("kid").asText() + ":" + value.path("enc").asText());
    } else {
      columns.put(column, value.asText());
    }
  }
}
