package dev.headgate.command.badrequest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.fuzz.Draft;
import dev.headgate.command.fuzz.Values;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Bodies in which fields have values that the document's schema refuses.
final class Shapes {

  private static final String MARK = "\"~here~\"";

  /// At least one of which every field refuses.
  private static final List<String> TYPES = List.of("[[]]", "-1.5", "true", "{\"x\":1}", "\"\"");

  private Shapes() {}

  static JsonNode number(Random random) {
    return JsonNodeFactory.instance.numberNode(random.nextInt());
  }

  /// The name of a field.
  static String any(JsonNode body, Random random) {
    List<String> names = body.properties().stream().map(Map.Entry::getKey).toList();
    return names.get(random.nextInt(names.size()));
  }

  /// One field, at any depth, with a value the schema refuses or that is no JSON at all.
  static Optional<Bad> wrongField(Subject subject, Random random) {
    ObjectNode body = subject.body();
    List<JsonPointer> places = new ArrayList<>();
    collect(JsonPointer.empty(), body, places);
    for (int tries = 0; tries < 20; tries++) {
      JsonPointer place = places.get(random.nextInt(places.size()));
      String text = replaced(body, place.toString(), Values.any(random));
      Optional<Boolean> allowed = parsed(text).map(json -> isAllowed(subject, json));
      if (!allowed.orElse(false)) {
        Draft draft = subject.draft().with(text);
        return Optional.of(
            allowed.isEmpty()
                ? Bad.of(draft, "malformed_json")
                : Bad.of(draft, "malformed_json", "invalid_fields")
                    .pointingAt(List.of(place.toString())));
      }
    }
    return Optional.empty();
  }

  /// Each field with a value the schema refuses: all are to be told of at once.
  static Optional<Bad> wrongFields(Subject subject, Random random) {
    ObjectNode body = subject.body();
    List<String> wrong = new ArrayList<>();
    for (String name : body.properties().stream().map(Map.Entry::getKey).toList()) {
      int first = random.nextInt(TYPES.size());
      for (int i = 0; i < TYPES.size(); i++) {
        ObjectNode changed = subject.body();
        JsonNode value = Subject.read(TYPES.get((first + i) % TYPES.size()));
        changed.set(name, value);
        String place = "/" + name;
        if (subject.violations(changed).stream().anyMatch(found -> found.startsWith(place))) {
          body.set(name, value);
          wrong.add(place);
          break;
        }
      }
    }
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Bad.of(subject.draft().with(body.toString()), "invalid_fields").pointingAt(wrong));
  }

  /// What no number of Java can hold counts as allowed, and is not sent.
  private static boolean isAllowed(Subject subject, JsonNode body) {
    try {
      return subject.violations(body).isEmpty();
    } catch (NumberFormatException infinite) {
      return true;
    }
  }

  /// The body's text with something else at a place, JSON or not.
  static String replaced(JsonNode body, String place, String json) {
    JsonPointer pointer = JsonPointer.compile(place);
    JsonNode copy = body.deepCopy();
    JsonNode parent = copy.at(pointer.head());
    JsonNode mark = Subject.read(MARK);
    if (parent instanceof ArrayNode array) {
      array.set(pointer.last().getMatchingIndex(), mark);
    } else {
      ((ObjectNode) parent).set(pointer.last().getMatchingProperty(), mark);
    }
    return copy.toString().replace(MARK, json);
  }

  /// All places below; what an event type holds is the catalogue's to say, not the document's.
  private static void collect(JsonPointer at, JsonNode node, List<JsonPointer> places) {
    node.properties()
        .forEach(field -> {
          JsonPointer place = at.appendProperty(field.getKey());
          places.add(place);
          if (!field.getKey().equals("data")) {
            collect(place, field.getValue(), places);
          }
        });
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      places.add(at.appendIndex(i));
      collect(at.appendIndex(i), node.get(i), places);
    }
  }

  private static Optional<JsonNode> parsed(String text) {
    try {
      return Optional.of(Subject.read(text));
    } catch (UncheckedIOException noJson) {
      return Optional.empty();
    }
  }
}
