package dev.headgate.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
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
