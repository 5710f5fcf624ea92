package dev.headgate.command.badrequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.fuzz.Draft;
import dev.headgate.house.openapi.Operation;
import dev.headgate.house.openapi.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// An operation of the API document, and how a right request for it begins.
///
/// @param path of things that exist, where there are such
/// @param exists whether the path names one of them
record Subject(Operation operation, String path, boolean exists) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// @param known ids that exist, by the beginning of the paths they belong to
  static Subject of(Operation operation, List<Known> known) {
    for (Known thing : known) {
      if (operation.path().startsWith(thing.prefix() + "{")) {
        return new Subject(operation, operation.path().replaceAll("\\{\\w+}", thing.id()), true);
      }
    }
    return new Subject(operation, exemplary(operation), false);
  }

  record Known(String prefix, String id) {}

  private static String exemplary(Operation operation) {
    return Pattern.compile("\\{(\\w+)}")
        .matcher(operation.path())
        .replaceAll(variable -> example(operation, variable.group(1)));
  }

  private static String example(Operation operation, String variable) {
    return operation
        .parameters()
        .map(Place::node)
        .filter(parameter -> parameter.required("name").textValue().equals(variable))
        .map(parameter -> parameter.required("example").asText())
        .findFirst()
        .orElseThrow();
  }

  boolean hasBody() {
    return operation.requestBody().isPresent();
  }

  /// Whether it appends what the catalogue knows.
  boolean namesATypeOfTheCatalogue() {
    return hasBody() && event(body()).has("aggregate_type") && event(body()).has("event_type");
  }

  /// The document's example.
  ObjectNode body() {
    return (ObjectNode) read(operation.exampleBody().orElseThrow());
  }

  /// The event in a body, or the first of several.
  static JsonNode event(JsonNode body) {
    return body.path("events").isArray() ? body.path("events").path(0) : body;
  }

  List<String> violations(JsonNode body) {
    return operation.requestBody().orElseThrow().child("schema").orElseThrow().violations(body);
  }

  List<Place> query() {
    return operation
        .parameters()
        .filter(parameter -> parameter.node().required("in").textValue().equals("query"))
        .toList();
  }

  /// As the document shows it, with the query it needs.
  Draft draft() {
    String query =
        query().stream()
            .map(Place::node)
            .filter(parameter -> parameter.path("required").asBoolean())
            .map(parameter ->
                "%s=%s"
                    .formatted(
                        parameter.required("name").asText(),
                        parameter.required("example").asText()))
            .collect(Collectors.joining("&"));
    Draft draft = new Draft(operation.method(), query.isEmpty() ? path : path + "?" + query);
    return hasBody() ? draft.with(body().toString()) : draft;
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
