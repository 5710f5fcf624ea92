package dev.headgate.command.user;

import dev.headgate.event.Personal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What can be asked of a user.
public sealed interface UserCommand {

  /// Opens an account with a password of ours.
  record RegisterUser(Personal email, String role, @Nullable Personal name)
      implements UserCommand {}

  /// A trusted gateway tells what another identity provider says. Without `lastSignInAt` the known
  /// one stays.
  record UpsertUser(
      Personal email,
      String role,
      String provider,
      @Nullable Instant lastSignInAt,
      @Nullable Personal name)
      implements UserCommand {}

  /// The user proved who they are.
  record RecordSignIn(Instant now) implements UserCommand {}
}
