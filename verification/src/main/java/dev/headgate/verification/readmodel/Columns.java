package dev.headgate.verification.readmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.verification.fold.MergedState;
import java.util.SortedMap;
import java.util.TreeMap;

/// A row's columns, as a statement hands them over in one document.
final class Columns {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Columns() {}

  static SortedMap<String, String> of(String document) {
    SortedMap<String, String> columns = new TreeMap<>();
    try {
      for (var column : JSON.readTree(document).properties()) {
        if (!column.getValue().isNull()) {
          columns.put(column.getKey(), text(column.getValue()));
        }
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the server made a document that is none", e);
    }
    return columns;
  }

  private static String text(JsonNode value) {
    return value.isContainerNode() ? MergedState.canonical(value.toString()) : value.asText();
  }
}
