package dev.headgate.e2e.checker;

import static java.util.Comparator.comparingLong;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// I8: the read model equals an independent fold of the outbox.
///
/// The fold is written over plain JSON and shares no code with the projector's, so that one mistake
/// cannot hide in both. It compares the columns that decide something; a deleted key has no row.
final class FoldedRows {

  private static final ObjectMapper JSON = new ObjectMapper();

  private FoldedRows() {}

  static List<Finding> check(
      List<LoggedEvent> log, Map<Aggregate, Map<String, String>> projections) {
    Map<Aggregate, Map<String, String>> expected = fold(log);
    Set<Aggregate> all = new HashSet<>(expected.keySet());
    all.addAll(projections.keySet());
    List<Finding> findings = new ArrayList<>();
    for (Aggregate aggregate : all) {
      Map<String, String> want = expected.get(aggregate);
      Map<String, String> have = projections.get(aggregate);
      if (!Objects.equals(want, have)) {
        findings.add(
            new Finding("I8", aggregate + " shows " + have + " where the log says " + want));
      }
    }
    return findings;
  }

  static Map<Aggregate, Map<String, String>> fold(List<LoggedEvent> log) {
    Map<Aggregate, Map<String, String>> rows = new HashMap<>();
    log.stream()
        .filter(event -> !event.aggregate().type().equals("audit"))
        .sorted(comparingLong(LoggedEvent::version))
        .forEach(event -> apply(rows, event));
    return rows;
  }

  private static void apply(Map<Aggregate, Map<String, String>> rows, LoggedEvent event) {
    if (event.type().equals("ApiKeyDeleted")) {
      rows.remove(event.aggregate());
      return;
    }
    Map<String, String> row = rows.computeIfAbsent(event.aggregate(), _ -> new HashMap<>());
    JsonNode data = parse(event.data());
    row.put("aggregate_version", String.valueOf(event.version()));
    switch (event.type()) {
      case "UserUpserted" -> copy(data, row, "email", "role", "provider");
      case "SessionCreated" -> {
        copy(data, row, "user_id", "platform", "scope");
        row.put("revoked", "false");
      }
      case "SessionRevoked" -> row.put("revoked", "true");
      case "ApiKeyCreated" -> {
        copy(data, row, "user_id", "access_level", "name");
        row.put("revoked", "false");
      }
      case "ApiKeyRotated" -> copy(data, row, "access_level");
      case "ApiKeyRevoked" -> row.put("revoked", "true");
      default -> throw new IllegalStateException("no fold for " + event.type());
    }
  }

  private static void copy(JsonNode data, Map<String, String> row, String... fields) {
    for (String field : fields) {
      row.put(field, data.path(field).asText());
    }
  }

  private static JsonNode parse(String data) {
    try {
      return JSON.readTree(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a payload in the outbox is not JSON", e);
    }
  }
}
