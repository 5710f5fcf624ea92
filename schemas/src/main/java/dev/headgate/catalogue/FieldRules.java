package dev.headgate.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// What the form of a schema file cannot say about its fields: that the required ones exist, and
/// that a personal one can be encrypted without a new major version.
final class FieldRules {

  private static final ObjectNode ENCRYPTED =
      JsonNodeFactory.instance.objectNode().put("enc", "c2VhbGVk").put("kid", "user:1");

  private final SchemaCompiler compiler;
  private final List<Violation> violations = new ArrayList<>();

  FieldRules(SchemaCompiler compiler) {
    this.compiler = compiler;
  }

  List<Violation> violations(JsonNode document) {
    walk("", document);
    return List.copyOf(violations);
  }

  private void walk(String pointer, JsonNode schema) {
    checkRequired(pointer, schema);
    checkPersonal(pointer, schema);
    schema
        .path("properties")
        .properties()
        .forEach(field -> walk(pointer + "/properties/" + field.getKey(), field.getValue()));
    for (String keyword : List.of("items", "additionalProperties")) {
      if (schema.path(keyword).isObject()) {
        walk(pointer + "/" + keyword, schema.path(keyword));
      }
    }
  }

  private void checkRequired(String pointer, JsonNode schema) {
    JsonNode required = schema.path("required");
    for (int i = 0; i < required.size(); i++) {
      if (!schema.path("properties").has(required.path(i).asText())) {
        String where = pointer + "/required/" + i;
        violations.add(new Violation(where, "is not among the properties"));
      }
    }
  }

  private void checkPersonal(String pointer, JsonNode schema) {
    if (!schema.path("x-pii").asBoolean()) {
      return;
    }
    if (!compiler.compile(schema).validate(ENCRYPTED).isEmpty()) {
      violations.add(
          new Violation(
              pointer, "is personal (x-pii) but does not accept {\"enc\": …, \"kid\": …}"));
    }
    if (schema.path("type").isTextual()) {
      violations.add(
          new Violation(
              pointer, "is personal (x-pii) but accepts one type, not plain and encrypted"));
    }
  }
}
