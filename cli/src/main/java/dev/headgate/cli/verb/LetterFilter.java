package dev.headgate.cli.verb;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/// Which letters; all filters must hold.
final class LetterFilter {

  @Option(names = "--reason", description = "why they were set aside, e.g. unknown_type")
  private String reason = "";

  @Option(names = "--type", paramLabel = "AGGREGATE", description = "of such aggregates, e.g. user")
  private String aggregateType = "";

  @Option(names = "--id", paramLabel = "ID", description = "of the aggregate of this id")
  private String aggregateId = "";

  @Option(
      names = "--event-type",
      paramLabel = "TYPE",
      description = "that claim to be such events, e.g. UserUpserted.v1")
  private String eventType = "";

  /// By their names over HTTP; empty ones exclude none.
  Map<String, String> values() {
    return new TreeMap<>(
        Map.of(
            "reason", reason,
            "aggregate_type", aggregateType,
            "aggregate_id", aggregateId,
            "event_type", eventType));
  }

  boolean isGiven() {
    return values().values().stream().anyMatch(value -> !value.isEmpty());
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    values()
        .forEach((name, value) -> {
          if (!value.isEmpty()) {
            json.put(name, value);
          }
        });
    return json;
  }
}
