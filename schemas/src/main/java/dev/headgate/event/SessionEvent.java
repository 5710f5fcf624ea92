package dev.headgate.event;

import java.time.Instant;
import java.util.UUID;

/// What happened to a session: aggregate type `session`, aggregate id the session's id.
public sealed interface SessionEvent extends Event {

  /// The wire name of the aggregate these events belong to.
  String AGGREGATE_TYPE = "session";

  /// Somebody signed in.
  record SessionCreated(UUID userId, String platform, String scope, Instant expiresAt)
      implements SessionEvent {

    public static final EventType TYPE = new EventType("SessionCreated", 1);

    public SessionCreated {
      expiresAt = WireTime.cut(expiresAt);
    }

    @Override
    public EventType type() {
      return TYPE;
    }
  }

  /// The session ended before its time: logout, expiry found early, or an administrator.
  record SessionRevoked(
      UUID userId, String platform, String scope, Instant expiresAt, String reason)
      implements SessionEvent {

    public static final EventType TYPE = new EventType("SessionRevoked", 1);

    public SessionRevoked {
      expiresAt = WireTime.cut(expiresAt);
    }

    @Override
    public EventType type() {
      return TYPE;
    }
  }
}
