package dev.headgate.verification.fold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/// Payloads merged into a document, as RFC 7396 says: an object is merged member by member, null
/// removes, everything else replaces.
public final class MergedState {

  private JsonNode state = JsonNodeFactory.instance.objectNode();

  String after(JsonNode patch) {
    state = merged(state, patch);
    return canonical(state);
  }

  private static JsonNode merged(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch;
    }
    ObjectNode result =
        target.isObject() ? target.deepCopy() : JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : patch.properties()) {
      if (member.getValue().isNull()) {
        result.remove(member.getKey());
      } else {
        result.set(member.getKey(), merged(result.path(member.getKey()), member.getValue()));
      }
    }
    return result;
  }

  /// A document's text with sorted members and plain numbers, so that equal ones are the same text.
  ///
  /// @throws IllegalArgumentException when it is no JSON
  public static String canonical(String text) {
    try {
      return canonical(Json.read(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON", e);
    }
  }

  private static String canonical(JsonNode node) {
    return sorted(node).toString();
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isObject()) {
      Map<String, JsonNode> members = new TreeMap<>();
      node.properties().forEach(it -> members.put(it.getKey(), sorted(it.getValue())));
      return JsonNodeFactory.instance.objectNode().setAll(members);
    }
    if (node.isArray()) {
      var elements = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> elements.add(sorted(element)));
      return elements;
    }
    return node.isNumber()
        ? JsonNodeFactory.instance.textNode(
            "#" + node.decimalValue().stripTrailingZeros().toPlainString())
        : node;
  }
}
