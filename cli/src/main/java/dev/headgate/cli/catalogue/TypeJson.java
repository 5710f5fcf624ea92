package dev.headgate.cli.catalogue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.catalogue.CatalogueEntry;

/// An event type for programs.
public final class TypeJson {

  private TypeJson() {}

  /// Without schema and examples.
  public static ObjectNode brief(CatalogueEntry entry) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    return json.put("event_type", entry.type().name())
        .put("schema_version", entry.type().schemaVersion())
        .put("aggregate_type", entry.aggregateType())
        .put("topic", entry.topic().name())
        .put("owner", entry.owner())
        .put("description", entry.description())
        .put("decided", entry.decided());
  }

  public static ObjectNode whole(CatalogueEntry entry) {
    ObjectNode json = brief(entry);
    json.set("schema", entry.schema());
    entry.examples().forEach(json.withArray("examples")::add);
    return json;
  }
}
