package dev.headgate.command.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.command.http.CommandServer;
import dev.headgate.house.openapi.ApiDocument;
import dev.headgate.house.openapi.ApiDocumentContract;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ApiDocumentTest implements ApiDocumentContract {

  private final ApiDocument document = ApiDocument.beside(CommandServer.class);

  @Override
  public ApiDocument document() {
    return document;
  }

  /// What an event type holds is the catalogue's to say.
  @Override
  public Set<String> open() {
    return Set.of(
        "/components/schemas/Metadata",
        "/components/schemas/Event/properties/data",
        "/components/schemas/NewEvent/properties/data",
        "/components/schemas/PastState/properties/state",
        "/components/schemas/EventTypePage/properties/items/items/properties/schema",
        "/components/schemas/EventTypePage/properties/items/items/properties/example");
  }

  @Test
  void describesEveryOperationThereIs() {
    assertThat(document.operations()).hasSize(36);
  }
}
