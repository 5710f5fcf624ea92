package dev.headgate.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.event.EventType;
import dev.headgate.topic.Topic;
import java.util.List;

/// What the catalogue says about one event type and major version.
///
/// @param schema the JSON Schema as its file has it
/// @param examples data that is valid against it, at least one
public record CatalogueEntry(
    EventType type,
    AggregateEntry aggregate,
    String owner,
    String description,
    JsonNode schema,
    List<JsonNode> examples) {

  public CatalogueEntry {
    examples = List.copyOf(examples);
  }

  /// For programs, without schema and examples.
  public ObjectNode brief() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("event_type", type.name())
        .put("schema_version", type.schemaVersion())
        .put("aggregate_type", aggregateType())
        .put("topic", topic().name())
        .put("owner", owner)
        .put("description", description)
        .put("decided", decided());
  }

  /// For programs, with schema and examples.
  public ObjectNode whole() {
    ObjectNode json = brief();
    json.set("schema", schema);
    examples.forEach(json.withArray("examples")::add);
    return json;
  }

  public String aggregateType() {
    return aggregate.type();
  }

  public Topic topic() {
    return aggregate.topic();
  }

  /// Whether a decider guards the aggregate: such events are refused on the generic paths.
  public boolean decided() {
    return aggregate.decided();
  }
}
