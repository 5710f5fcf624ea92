package dev.headgate.asyncapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.catalogue.AggregateEntry;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.catalogue.CatalogueEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The AsyncAPI 3.0 document of a catalogue. What a channel does is said as Headgate sees it: it
/// sends, subscribers receive.
///
/// <https://www.asyncapi.com/docs/reference/specification/v3.0.0>
public final class AsyncApi {

  private static final ObjectMapper JSON = new ObjectMapper();

  private AsyncApi() {}

  /// The document, made anew at each call.
  public static ObjectNode of(Catalogue catalogue) {
    ObjectNode document = outline();
    ObjectNode components = (ObjectNode) document.required("components");
    for (String type : catalogue.aggregateTypes()) {
      AggregateEntry aggregate = catalogue.findAggregate(type).orElseThrow();
      List<CatalogueEntry> entries = entries(catalogue, aggregate);
      Channel channel = new Channel(aggregate, entries);
      document.withObject("/channels").set(channel.name(), channel.form());
      document.withObject("/operations").set(channel.operation(), channel.sending());
      for (CatalogueEntry entry : entries) {
        Message message = new Message(entry);
        components.withObject("/messages").set(message.name(), message.form());
        components.withObject("/schemas").set(message.name(), message.payload());
      }
    }
    return document;
  }

  private static List<CatalogueEntry> entries(Catalogue catalogue, AggregateEntry aggregate) {
    return catalogue.types().stream()
        .map(type -> catalogue.find(type).orElseThrow())
        .filter(entry -> entry.aggregateType().equals(aggregate.type()))
        .toList();
  }

  /// What every catalogue's document begins with: itself, the guarantees, the headers.
  private static ObjectNode outline() {
    try {
      JsonNode outline = JSON.readTree(file("outline.json"));
      String guarantees = new String(file("guarantees.md"), StandardCharsets.UTF_8);
      ((ObjectNode) outline.required("info")).put("description", guarantees);
      return (ObjectNode) outline;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static byte[] file(String name) throws IOException {
    try (InputStream file = AsyncApi.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    }
  }
}
