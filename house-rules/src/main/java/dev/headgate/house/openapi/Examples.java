package dev.headgate.house.openapi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// The examples of a document, compared with the schemas beside them. Confined to one thread.
final class Examples {

  private final ApiDocument document;
  private final List<String> wrong = new ArrayList<>();
  private int count;

  Examples(ApiDocument document) {
    this.document = document;
    visit(new Place(document, JsonPointer.empty(), document.root()));
  }

  List<String> wrong() {
    return List.copyOf(wrong);
  }

  int count() {
    return count;
  }

  /// Parameters, headers and media types have a `schema` and examples beside it; schemas have
  /// `examples` of themselves.
  private void visit(Place place) {
    JsonNode node = place.node();
    if (node.has("schema")) {
      Place schema = place.child("schema").orElseThrow();
      check(schema, node.path("example"));
      node.path("examples").forEach(named -> check(schema, named.required("value")));
    } else if (node.path("examples").isArray()) {
      node.path("examples").forEach(example -> check(place, example));
    }
    node.properties()
        .forEach(child -> below(place, place.pointer().appendProperty(child.getKey())));
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      below(place, place.pointer().appendIndex(index));
    }
  }

  private void below(Place parent, JsonPointer pointer) {
    visit(new Place(document, pointer, parent.document().root().at(pointer)));
  }

  private void check(Place schema, JsonNode example) {
    if (!example.isMissingNode()) {
      count++;
      schema.violations(example).forEach(violation -> wrong.add(schema + ": " + violation));
    }
  }
}
