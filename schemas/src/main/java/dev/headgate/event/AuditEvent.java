package dev.headgate.event;

import org.jspecify.annotations.Nullable;

/// What was attempted: aggregate type `audit`, aggregate id the event's own id, so that two of them
/// never wait for each other.
public sealed interface AuditEvent extends Event {

  /// The wire name of the aggregate these events belong to.
  String AGGREGATE_TYPE = "audit";

  /// An attempt at authentication or authorisation and how it ended. The subject is who was tried
  /// (`user` or `client`), and is unknown when nobody could be named.
  record AuthEventLogged(
      String eventType,
      boolean success,
      String platform,
      @Nullable String errorMessage,
      @Nullable String subjectId,
      String subjectType)
      implements AuditEvent {

    public static final EventType TYPE = new EventType("AuthEventLogged", 1);

    @Override
    public EventType type() {
      return TYPE;
    }
  }
}
