package dev.headgate.verification.fold;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one aggregate's row has to show, event by event. Confined to one thread.
///
/// A deleted API key has no row any more; an audit event never has one. Every type without columns
/// of its own has its payloads merged.
public final class Fold {

  private static final String AUDIT = "audit";

  private final String type;
  private final SortedMap<String, String> columns = new TreeMap<>();
  private final MergedState merged = new MergedState();
  private long version;
  private boolean isGone;

  public Fold(String aggregateType) {
    type = aggregateType;
  }

  /// Whether aggregates of the type have rows at all.
  public static boolean isShown(String aggregateType) {
    return !aggregateType.equals(AUDIT);
  }

  /// Takes the next event.
  ///
  /// @throws UnfoldableEvent when the payload is none
  public void apply(PastEvent event) {
    version = event.version();
    JsonNode data = Json.read(event);
    columns.put("last_event_id", event.id().toString());
    columns.put("last_updated_at", Long.toString(event.occurredAt().toEpochMilli()));
    switch (type) {
      case "user" -> user(data);
      case "session" -> session(event, data);
      case "api_key" -> apiKey(event, data);
      default -> columns.put("state", merged.after(data));
    }
  }

  /// Takes an event that an operator has discarded: its version counts, its content does not.
  public void skip(PastEvent event) {
    version = event.version();
    columns.computeIfPresent("last_event_id", (_, _) -> event.id().toString());
  }

  private void user(JsonNode data) {
    Json.copy(data, columns, "email", "role", "provider", "name");
    Json.copyTime(data, columns, "last_sign_in_at");
  }

  private void session(PastEvent event, JsonNode data) {
    Json.copy(data, columns, "user_id", "platform", "scope");
    Json.copyTime(data, columns, "expires_at");
    if (event.type().equals("SessionRevoked")) {
      revoked(event, data);
    }
  }

  private void apiKey(PastEvent event, JsonNode data) {
    switch (event.type()) {
      case "ApiKeyCreated" -> {
        Json.copy(data, columns, "user_id", "name", "access_level");
        Json.copyTime(data, columns, "expires_at");
      }
      case "ApiKeyRotated" -> {
        Json.copy(data, columns, "access_level");
        Json.copyTime(data, columns, "expires_at");
      }
      case "ApiKeyRevoked" -> revoked(event, data);
      case "ApiKeyDeleted" -> isGone = true;
      default -> throw new UnfoldableEvent(event, "an API key knows no " + event.type());
    }
  }

  private void revoked(PastEvent event, JsonNode data) {
    columns.put("revoked_at", Long.toString(event.occurredAt().toEpochMilli()));
    Json.copy(data, "reason", columns, "revocation_reason");
  }

  public long version() {
    return version;
  }

  /// The row to be seen now, if there is to be one.
  public Optional<Row> row() {
    return columns.isEmpty() || isGone || !isShown(type)
        ? Optional.empty()
        : Optional.of(new Row(version, columns));
  }
}
