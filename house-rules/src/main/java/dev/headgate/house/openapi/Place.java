package dev.headgate.house.openapi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A node of the document that knows where it is. Going down follows references.
public record Place(ApiDocument document, JsonPointer pointer, JsonNode node) {

  public Optional<Place> child(String name) {
    return document.at(pointer.appendProperty(name));
  }

  /// The members of an object by name, or nothing when it is none.
  public Stream<Map.Entry<String, Place>> children() {
    return node.properties().stream()
        .map(Map.Entry::getKey)
        .map(name -> Map.entry(name, child(name).orElseThrow()));
  }

  public List<Place> items() {
    return IntStream.range(0, node.size())
        .mapToObj(index -> document.at(pointer.appendIndex(index)).orElseThrow())
        .toList();
  }

  /// What is wrong with a value, as the schema at this place sees it.
  public List<String> violations(JsonNode value) {
    return document.schemas().violations(pointer, value);
  }

  @Override
  public String toString() {
    return pointer.toString();
  }
}
