package dev.headgate.cli.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// One field of an event's data, for people.
///
/// @param path how it is reached: `apps.*.ports[].host_port`
/// @param form its type and what narrows it
record Field(String path, String form, boolean isRequired, boolean isPersonal, String description) {

  /// Words of the schema that narrow a type.
  private static final List<String> BOUNDS =
      List.of(
          "format",
          "const",
          "enum",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "pattern",
          "minItems",
          "maxItems",
          "uniqueItems",
          "minProperties",
          "maxProperties");

  /// All fields of a schema, parents before their children.
  static List<Field> of(JsonNode schema) {
    List<Field> fields = new ArrayList<>();
    collect("", schema, fields);
    return fields;
  }

  private static void collect(String prefix, JsonNode schema, List<Field> fields) {
    List<String> required = schema.path("required").valueStream().map(JsonNode::textValue).toList();
    for (var property : schema.path("properties").properties()) {
      String name = prefix.isEmpty() ? property.getKey() : prefix + "." + property.getKey();
      add(name, property.getValue(), required.contains(property.getKey()), fields);
    }
  }

  private static void add(String path, JsonNode field, boolean isRequired, List<Field> fields) {
    boolean isPersonal = field.path("x-pii").asBoolean();
    fields.add(
        new Field(path, form(field), isRequired, isPersonal, field.path("description").asText()));
    if (!isPersonal) { // how the encrypted form looks is told once, in the documents
      collect(path, field, fields);
    }
    if (field.path("items").isObject()) {
      add(path + "[]", field.path("items"), false, fields);
    }
    if (field.path("additionalProperties").isObject()) {
      add(path + ".*", field.path("additionalProperties"), false, fields);
    }
  }

  private static String form(JsonNode field) {
    JsonNode type = field.path("type");
    String types =
        type.isArray()
            ? type.valueStream().map(JsonNode::asText).collect(Collectors.joining("|"))
            : type.asText();
    String bounds =
        BOUNDS.stream()
            .filter(field::has)
            .map(bound -> " %s=%s".formatted(bound, text(field.path(bound))))
            .collect(Collectors.joining());
    return types + bounds;
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }
}
