package dev.headgate.command.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.command.http.CommandServer;
import dev.headgate.event.EventType;
import dev.headgate.house.openapi.ApiDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the document shows is what it says.
final class ExamplesTest {

  private final ApiDocument document = ApiDocument.beside(CommandServer.class);

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
}
