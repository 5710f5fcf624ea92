package dev.headgate.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What happened to a user: aggregate type `user`, aggregate id the user's id.
public sealed interface UserEvent extends Event {

  /// The wire name of the aggregate these events belong to.
  String AGGREGATE_TYPE = "user";

  /// A user was registered, signed in or changed; the event carries the whole profile.
  record UserUpserted(
      Personal email,
      String role,
      String provider,
      @Nullable Instant lastSignInAt,
      @Nullable Personal name)
      implements UserEvent {

    public static final EventType TYPE = new EventType("UserUpserted", 1);

    public UserUpserted {
      lastSignInAt = WireTime.cutNullable(lastSignInAt);
    }

    @Override
    public EventType type() {
      return TYPE;
    }
  }
}
