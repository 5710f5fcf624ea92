package dev.headgate.payload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.event.ApiKeyEvent;
import dev.headgate.event.ApiKeyEvent.ApiKeyCreated;
import dev.headgate.event.ApiKeyEvent.ApiKeyDeleted;
import dev.headgate.event.ApiKeyEvent.ApiKeyRevoked;
import dev.headgate.event.ApiKeyEvent.ApiKeyRotated;
import dev.headgate.event.AuditEvent.AuthEventLogged;
import dev.headgate.event.Event;
import dev.headgate.event.OtherEvent;
import dev.headgate.event.SessionEvent;
import dev.headgate.event.SessionEvent.SessionCreated;
import dev.headgate.event.SessionEvent.SessionRevoked;
import dev.headgate.event.UserEvent.UserUpserted;

/// Turns each event into the text of its object. Written out by hand: the wire form must not follow
/// a renamed Java field.
final class EventWriter {

  private EventWriter() {}

  static String write(Event event) {
    return switch (event) {
      case UserUpserted upserted -> user(upserted).toString();
      case SessionEvent session -> session(session).toString();
      case ApiKeyEvent key -> apiKey(key).toString();
      case AuthEventLogged logged -> audit(logged).toString();
      case OtherEvent other -> other.data();
    };
  }

  private static ObjectNode user(UserUpserted event) {
    return new Properties()
        .with("email", event.email())
        .with("role", event.role())
        .with("provider", event.provider())
        .with("last_sign_in_at", event.lastSignInAt())
        .with("name", event.name())
        .object();
  }

  private static ObjectNode session(SessionEvent event) {
    return switch (event) {
      case SessionCreated created ->
          new Properties()
              .with("user_id", created.userId())
              .with("platform", created.platform())
              .with("scope", created.scope())
              .with("expires_at", created.expiresAt())
              .object();
      case SessionRevoked revoked ->
          new Properties()
              .with("user_id", revoked.userId())
              .with("platform", revoked.platform())
              .with("scope", revoked.scope())
              .with("expires_at", revoked.expiresAt())
              .with("reason", revoked.reason())
              .object();
    };
  }

  private static ObjectNode apiKey(ApiKeyEvent event) {
    return switch (event) {
      case ApiKeyCreated created ->
          new Properties()
              .with("user_id", created.userId())
              .with("access_level", created.accessLevel())
              .with("expires_at", created.expiresAt())
              .with("name", created.name())
              .object();
      case ApiKeyRotated rotated ->
          new Properties()
              .with("user_id", rotated.userId())
              .with("access_level", rotated.accessLevel())
              .with("expires_at", rotated.expiresAt())
              .object();
      case ApiKeyRevoked revoked ->
          new Properties()
              .with("user_id", revoked.userId())
              .with("is_active", revoked.isActive())
              .with("reason", revoked.reason())
              .object();
      case ApiKeyDeleted deleted -> new Properties().with("user_id", deleted.userId()).object();
    };
  }

  private static ObjectNode audit(AuthEventLogged event) {
    return new Properties()
        .with("event_type", event.eventType())
        .with("success", event.success())
        .with("platform", event.platform())
        .with("error_message", event.errorMessage())
        .with("subject_id", event.subjectId())
        .with("subject_type", event.subjectType())
        .object();
  }
}
