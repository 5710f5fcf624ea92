package dev.headgate.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.List;

/// A schema ready to judge data. Thread-safe.
final class CompiledSchema {

  private final Schema schema;

  CompiledSchema(Schema schema) {
    this.schema = schema;
  }

  /// All violations, in the order the schema meets them.
  List<Violation> validate(JsonNode data) {
    return schema.validate(data).stream().map(CompiledSchema::violation).distinct().toList();
  }

  private static Violation violation(Error error) {
    String pointer = error.getInstanceLocation().toString();
    return switch (error.getKeyword()) {
      case "required" -> new Violation(pointer + escape(error.getProperty()), "is required");
      case "additionalProperties" ->
          new Violation(pointer + escape(error.getProperty()), "is not known here");
      default -> new Violation(pointer, error.getMessage());
    };
  }

  private static String escape(String property) {
    return "/" + property.replace("~", "~0").replace("/", "~1");
  }
}
