package dev.headgate.command.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `EXPLAIN (FORMAT JSON)` says of a question, alike in all releases.
record PlanTree(JsonNode root) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static PlanTree read(String json) {
    try {
      return new PlanTree(JSON.readTree(json).required(0).required("Plan"));
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(json, broken);
    }
  }

  /// The kinds of all its nodes.
  List<String> nodes() {
    return below(root).map(node -> node.required("Node Type").textValue()).toList();
  }

  /// How each partition of the log is read: the kind of its node, and what it asks of an index.
  Map<String, String> scans() {
    return below(root)
        .filter(node -> node.path("Relation Name").asText().startsWith("outbox_"))
        .collect(
            Collectors.toMap(
                node -> node.required("Relation Name").textValue(),
                node ->
                    "%s by %s"
                        .formatted(
                            node.required("Node Type").textValue(),
                            node.path("Index Cond").asText("nothing"))));
  }

  private static Stream<JsonNode> below(JsonNode node) {
    return Stream.concat(Stream.of(node), children(node).flatMap((JsonNode child) -> below(child)));
  }

  private static Stream<JsonNode> children(JsonNode node) {
    return node.path("Plans").valueStream();
  }
}
