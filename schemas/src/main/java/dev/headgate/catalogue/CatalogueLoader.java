package dev.headgate.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headgate.event.EventType;
import dev.headgate.topic.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Reads a catalogue folder.
final class CatalogueLoader {

  private static final JsonMapper JSON = new JsonMapper();

  private final Path root;
  private final SchemaCompiler compiler = new SchemaCompiler();
  private final Map<EventType, CatalogueEntry> entries = new HashMap<>();
  private final Map<String, AggregateEntry> aggregates = new HashMap<>();
  private final Map<EventType, CompiledSchema> schemas = new HashMap<>();

  CatalogueLoader(Path root) {
    this.root = root;
  }

  Catalogue load() {
    for (Path domain : children(root).filter(Files::isDirectory).toList()) {
      children(domain).filter(Files::isDirectory).forEach(this::aggregate);
    }
    CompiledSchema metadata = compiler.compile(json(root.resolve("metadata.v1.json")));
    return new Catalogue(entries, aggregates, schemas, metadata);
  }

  private void aggregate(Path folder) {
    JsonNode file = json(folder.resolve("aggregate.json"));
    AggregateEntry aggregate =
        new AggregateEntry(
            file.path("aggregate_type").asText(),
            new Topic(file.path("topic").asText(), file.path("partitions").asInt(Topic.PARTITIONS)),
            file.path("owner").asText(),
            file.path("description").asText(),
            file.path("decided").asBoolean());
    aggregates.put(aggregate.type(), aggregate);
    children(folder)
        .filter(path -> !path.endsWith("aggregate.json"))
        .forEach(path -> schema(aggregate, path));
  }

  private void schema(AggregateEntry aggregate, Path path) {
    String[] parts = String.valueOf(path.getFileName()).split("\\.", -1);
    EventType type = new EventType(parts[0], Integer.parseInt(parts[1].substring(1)));
    JsonNode schema = json(path);
    List<JsonNode> examples = new ArrayList<>();
    schema.path("examples").forEach(examples::add);
    entries.put(
        type,
        new CatalogueEntry(
            type,
            aggregate,
            schema.path("x-owner").asText(),
            schema.path("description").asText(),
            schema,
            examples));
    schemas.put(type, compiler.compile(schema));
  }

  private Stream<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private JsonNode json(Path path) {
    try {
      return JSON.readTree(Files.readString(path));
    } catch (JsonProcessingException broken) {
      throw new BrokenCatalogue(List.of(path + ": " + broken.getOriginalMessage()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
