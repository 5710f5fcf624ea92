package dev.headgate.projector;

import dev.headgate.event.ApiKeyEvent.ApiKeyCreated;
import dev.headgate.event.ApiKeyEvent.ApiKeyDeleted;
import dev.headgate.event.ApiKeyEvent.ApiKeyRevoked;
import dev.headgate.event.ApiKeyEvent.ApiKeyRotated;
import dev.headgate.event.AuditEvent.AuthEventLogged;
import dev.headgate.event.OtherEvent;
import dev.headgate.event.Personal;
import dev.headgate.event.SessionEvent.SessionCreated;
import dev.headgate.event.SessionEvent.SessionRevoked;
import dev.headgate.event.UserEvent.UserUpserted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the views have to show after a story. A fold of its own, over maps of words: it shares no
/// code with the projector's, so that one mistake cannot be made twice.
final class ExpectedRows {

  /// The same words in the same order as [#expected(List)] has them.
  static final String SHOWN =
      """
      SELECT user_id || ' ' || aggregate_version || ' user ' || email || ' ' || role
        FROM auth_users_view
      UNION ALL
      SELECT session_id || ' ' || aggregate_version || ' session ' || scope || ' '
             || coalesce(revocation_reason, 'open') || ' ' || (revoked_at IS NULL)
        FROM auth_sessions_view
      UNION ALL
      SELECT key_id || ' ' || aggregate_version || ' key ' || name || ' ' || access_level || ' '
             || coalesce(revocation_reason, 'open') || ' ' || (expires_at IS NULL)
        FROM auth_api_keys_view
      UNION ALL
      SELECT aggregate_id || ' ' || aggregate_version || ' event ' || event_type
        FROM auth_events
      """;

  private ExpectedRows() {}

  static Set<String> expected(List<Story.Told> told) {
    Set<String> rows = new TreeSet<>();
    Map<String, Map<String, String>> folded = new TreeMap<>();
    for (Story.Told one : told) {
      String event = one.event().type().name();
      rows.add("%s %d event %s".formatted(one.id(), one.version(), event));
      Map<String, String> row = folded.computeIfAbsent(one.id().toString(), _ -> new TreeMap<>());
      row.put("version", Long.toString(one.version()));
      change(row, one);
    }
    folded.forEach((id, row) -> {
      if (row.containsKey("shape") && !row.containsKey("deleted")) {
        rows.add(id + " " + row.get("version") + " " + words(row));
      }
    });
    return rows;
  }

  private static void change(Map<String, String> row, Story.Told one) {
    switch (one.event()) {
      case UserUpserted it -> {
        row.put("shape", "user");
        row.put("email", ((Personal.Clear) it.email()).value());
        row.put("role", it.role());
      }
      case SessionCreated it -> {
        row.put("shape", "session");
        row.put("scope", it.scope());
      }
      case SessionRevoked it -> {
        row.put("scope", it.scope());
        row.put("end", it.reason());
      }
      case ApiKeyCreated it -> {
        row.put("shape", "key");
        row.put("name", it.name());
        row.put("access", it.accessLevel());
      }
      case ApiKeyRotated it -> {
        row.put("access", it.accessLevel());
        row.put("expires", "yes");
      }
      case ApiKeyRevoked it -> row.put("end", String.valueOf(it.reason()));
      case ApiKeyDeleted _ -> row.put("deleted", "yes");
      case AuthEventLogged _ -> row.put("audit", "no row of its own");
      case OtherEvent _ -> row.put("other", "no story tells of it");
    }
  }

  private static String words(Map<String, String> row) {
    String end = row.getOrDefault("end", "open");
    return switch (row.getOrDefault("shape", "")) {
      case "user" -> "user " + row.get("email") + " " + row.get("role");
      case "session" -> "session " + row.get("scope") + " " + end + " " + !row.containsKey("end");
      default ->
          "key %s %s %s %s"
              .formatted(row.get("name"), row.get("access"), end, !row.containsKey("expires"));
    };
  }
}
