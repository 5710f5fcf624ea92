package dev.headgate.payload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.event.ApiKeyEvent.ApiKeyCreated;
import dev.headgate.event.ApiKeyEvent.ApiKeyDeleted;
import dev.headgate.event.ApiKeyEvent.ApiKeyRevoked;
import dev.headgate.event.ApiKeyEvent.ApiKeyRotated;
import dev.headgate.event.AuditEvent.AuthEventLogged;
import dev.headgate.event.Event;
import dev.headgate.event.EventType;
import dev.headgate.event.SessionEvent.SessionCreated;
import dev.headgate.event.SessionEvent.SessionRevoked;
import dev.headgate.event.UserEvent.UserUpserted;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Turns each object back into its event.
final class EventReader {

  private static final Map<EventType, Function<Fields, Event>> READERS =
      Map.of(
          UserUpserted.TYPE, EventReader::userUpserted,
          SessionCreated.TYPE, EventReader::sessionCreated,
          SessionRevoked.TYPE, EventReader::sessionRevoked,
          ApiKeyCreated.TYPE, EventReader::apiKeyCreated,
          ApiKeyRotated.TYPE, EventReader::apiKeyRotated,
          ApiKeyRevoked.TYPE, EventReader::apiKeyRevoked,
          ApiKeyDeleted.TYPE, EventReader::apiKeyDeleted,
          AuthEventLogged.TYPE, EventReader::authEventLogged);

  private EventReader() {}

  static Set<EventType> types() {
    return READERS.keySet();
  }

  static Event read(EventType type, JsonNode data) {
    Function<Fields, Event> reader = READERS.get(type);
    if (reader == null) {
      throw new UnreadablePayload(type, "no event of this type and version is known here");
    }
    return reader.apply(new Fields(type, data));
  }

  private static Event userUpserted(Fields fields) {
    return new UserUpserted(
        fields.personal("email"),
        fields.text("role"),
        fields.text("provider"),
        fields.optionalTime("last_sign_in_at"),
        fields.optionalPersonal("name"));
  }

  private static Event sessionCreated(Fields fields) {
    return new SessionCreated(
        fields.uuid("user_id"),
        fields.text("platform"),
        fields.text("scope"),
        fields.time("expires_at"));
  }

  private static Event sessionRevoked(Fields fields) {
    return new SessionRevoked(
        fields.uuid("user_id"),
        fields.text("platform"),
        fields.text("scope"),
        fields.time("expires_at"),
        fields.text("reason"));
  }

  private static Event apiKeyCreated(Fields fields) {
    return new ApiKeyCreated(
        fields.uuid("user_id"),
        fields.text("access_level"),
        fields.optionalTime("expires_at"),
        fields.text("name"));
  }

  private static Event apiKeyRotated(Fields fields) {
    return new ApiKeyRotated(
        fields.uuid("user_id"), fields.text("access_level"), fields.optionalTime("expires_at"));
  }

  private static Event apiKeyRevoked(Fields fields) {
    return fields.accept(() ->
        new ApiKeyRevoked(
            fields.uuid("user_id"), fields.flag("is_active"), fields.optionalText("reason")));
  }

  private static Event apiKeyDeleted(Fields fields) {
    return new ApiKeyDeleted(fields.uuid("user_id"));
  }

  private static Event authEventLogged(Fields fields) {
    return new AuthEventLogged(
        fields.text("event_type"),
        fields.flag("success"),
        fields.text("platform"),
        fields.optionalText("error_message"),
        fields.optionalText("subject_id"),
        fields.text("subject_type"));
  }
}
