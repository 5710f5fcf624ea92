package dev.headgate.command.badrequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.headgate.command.fuzz.Draft;
import dev.headgate.house.openapi.Place;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Queries with a parameter that cannot be used.
final class Queries {

  private static final List<String> VALUES =
      List.of(
          "",
          "0",
          "-1",
          "1e9",
          "1000000000",
          "9223372036854775808",
          "null",
          "x",
          "%00",
          "%F5%80",
          "' OR 1=1 --".replace(" ", "%20"),
          "%E2%80%AE",
          "x".repeat(2_000),
          "2026-02-30T00:00:00Z",
          "yesterday");

  private static final List<String> CURSORS =
      List.of("x", "%00", "AAAA", "bm90IGEgY3Vyc29y", "LTE6LTE", "=", "MTox%F5", "a".repeat(1_500));

  private Queries() {}

  /// The parameter with a value its schema refuses, or one that the route does not know.
  static Optional<Bad> wrong(Subject subject, Place parameter, Random random) {
    String name = parameter.node().required("name").textValue();
    if (random.nextInt(4) == 0) {
      return Optional.of(with(subject, "surplus" + random.nextInt(100), "1"));
    }
    if (name.equals("cursor")) {
      return Optional.of(with(subject, name, CURSORS.get(random.nextInt(CURSORS.size()))));
    }
    for (int tries = 0; tries < 20; tries++) {
      String value = VALUES.get(random.nextInt(VALUES.size()));
      Place schema = parameter.child("schema").orElseThrow();
      boolean refused = value.equals("%00") || !schema.violations(typed(schema, value)).isEmpty();
      if (refused) {
        return Optional.of(with(subject, name, value));
      }
    }
    return Optional.empty();
  }

  private static Bad with(Subject subject, String name, String value) {
    Draft draft = subject.draft();
    String path = draft.path().replaceAll("([?&])" + name + "=[^&]*", "$1").replaceAll("[?&]$", "");
    draft.path(path + (path.contains("?") ? "&" : "?") + name + "=" + value);
    return Bad.of(draft);
  }

  /// A parameter is text; what the schema calls an integer is read as one.
  private static JsonNode typed(Place schema, String value) {
    return schema.node().path("type").asText().equals("integer") && value.matches("-?[0-9]{1,18}")
        ? JsonNodeFactory.instance.numberNode(Long.parseLong(value))
        : JsonNodeFactory.instance.textNode(value);
  }
}
