package dev.headgate.command.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.event.EventType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the document shows is what it says.
final class ExamplesTest {

  private final ApiDocument document = ApiDocument.shipped();
  private final List<String> found = new ArrayList<>();
  private int examples;

  @Test
  void keepsTheSchemasBesideThem() {
    visit(new Place(document, JsonPointer.empty(), document.root()));
    assertThat(found).isEmpty();
    assertThat(examples).isGreaterThan(70);
  }

  @Test
  void showsEveryRequestBody() {
    for (Operation operation : document.operations()) {
      operation
          .requestBody()
          .ifPresent(media -> assertThat(media.node().has("example")).as("%s", media).isTrue());
    }
  }

  @Test
  void showsEventsTheCatalogueTakes() {
    JsonNode request =
        document.find("POST", "/api/v1/events").orElseThrow().requestBody().orElseThrow().node();
    for (JsonNode event :
        List.of(
            request.required("example"),
            document.root().at("/components/schemas/Event/examples/0"))) {
      EventType type = new EventType(event.required("event_type").textValue(), 1);
      assertThat(Catalogue.shipped().validate(type, event.required("data"))).isEmpty();
      assertThat(Catalogue.shipped().validateMetadata(event.required("metadata"))).isEmpty();
    }
  }

  @Test
  void doesNotTakeAnythingForAnExample() {
    JsonPointer schema = JsonPointer.compile("/components/schemas/Registration");
    assertThat(document.schemas().violations(schema, JsonNodeFactory.instance.objectNode()))
        .hasSize(2);
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
      examples++;
      schema.violations(example).forEach(violation -> found.add(schema + ": " + violation));
    }
  }
}
