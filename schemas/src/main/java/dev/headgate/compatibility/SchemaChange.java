package dev.headgate.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The difference between a released schema and what is to replace it.
public final class SchemaChange {

  /// Words for people: free to get better.
  private static final Set<String> WORDS = Set.of("description", "examples", "x-owner");

  /// Lists whose order means nothing.
  private static final Set<String> CHOICES = Set.of("type", "enum");

  private final List<String> breaks = new ArrayList<>();

  private SchemaChange() {}

  /// Each way in which the change breaks the released schema, by JSON Pointer into it; none if the
  /// change is additive.
  public static List<String> breaks(JsonNode released, JsonNode proposed) {
    SchemaChange change = new SchemaChange();
    change.compare("", released, proposed);
    return List.copyOf(change.breaks);
  }

  private void compare(String pointer, JsonNode released, JsonNode proposed) {
    Set<String> keywords = new TreeSet<>();
    released.fieldNames().forEachRemaining(keywords::add);
    proposed.fieldNames().forEachRemaining(keywords::add);
    keywords.removeAll(WORDS);
    for (String keyword : keywords) {
      JsonNode before = released.get(keyword);
      JsonNode after = proposed.get(keyword);
      if (!Objects.equals(before, after)) {
        keyword(pointer, keyword, before, after);
      }
    }
  }

  private void keyword(
      String pointer, String keyword, @Nullable JsonNode before, @Nullable JsonNode after) {
    String where = pointer + "/" + keyword;
    if (keyword.equals("properties")) {
      properties(where, before, after);
    } else if (keyword.equals("required")) {
      required(pointer, values(before), values(after));
    } else if (before == null) {
      breaks.add("%s was added: %s".formatted(where, after));
    } else if (after == null) {
      breaks.add("%s was removed: %s".formatted(where, before));
    } else if (CHOICES.contains(keyword)) {
      choices(where, values(before), values(after));
    } else if (isSchema(keyword) && before.isObject() && after.isObject()) {
      compare(where, before, after);
    } else {
      breaks.add("%s changed from %s to %s".formatted(where, before, after));
    }
  }

  private static boolean isSchema(String keyword) {
    return keyword.equals("items") || keyword.equals("additionalProperties");
  }

  /// New properties are welcome; whether they are required is said elsewhere.
  private void properties(String where, @Nullable JsonNode before, @Nullable JsonNode after) {
    if (before == null) {
      return;
    }
    before
        .properties()
        .forEach(property -> {
          String pointer = where + "/" + property.getKey();
          JsonNode now = after == null ? null : after.get(property.getKey());
          if (now == null) {
            breaks.add("%s was removed or renamed".formatted(pointer));
          } else {
            compare(pointer, property.getValue(), now);
          }
        });
  }

  private void required(String pointer, Set<String> before, Set<String> after) {
    minus(after, before).forEach(name -> breaks.add(field(pointer, name) + " became required"));
    minus(before, after)
        .forEach(name -> breaks.add(field(pointer, name) + " is no longer required"));
  }

  private static String field(String pointer, String quoted) {
    return "%s/properties/%s".formatted(pointer, quoted.replace("\"", ""));
  }

  private void choices(String where, Set<String> before, Set<String> after) {
    minus(before, after).forEach(value -> breaks.add(where + " no longer allows " + value));
    minus(after, before).forEach(value -> breaks.add(where + " allows " + value + " as well"));
  }

  private static Set<String> values(@Nullable JsonNode choices) {
    Set<String> values = new TreeSet<>();
    if (choices != null && choices.isArray()) {
      choices.forEach(choice -> values.add(choice.toString()));
    } else if (choices != null) {
      values.add(choices.toString());
    }
    return values;
  }

  private static Set<String> minus(Set<String> values, Set<String> others) {
    Set<String> rest = new TreeSet<>(values);
    rest.removeAll(others);
    return rest;
  }
}
