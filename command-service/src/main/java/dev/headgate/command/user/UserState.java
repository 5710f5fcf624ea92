package dev.headgate.command.user;

import dev.headgate.event.Personal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a decision about a user needs to know.
public sealed interface UserState {

  /// Never heard of.
  record Unknown() implements UserState {}

  record Known(
      Personal email,
      String role,
      String provider,
      @Nullable Instant lastSignInAt,
      @Nullable Personal name)
      implements UserState {}
}
