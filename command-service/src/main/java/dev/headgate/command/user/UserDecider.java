package dev.headgate.command.user;

import dev.headgate.command.rejection.Reason;
import dev.headgate.command.rejection.Rejection;
import dev.headgate.command.user.UserCommand.RecordSignIn;
import dev.headgate.command.user.UserCommand.RegisterUser;
import dev.headgate.command.user.UserCommand.UpsertUser;
import dev.headgate.command.user.UserState.Known;
import dev.headgate.command.user.UserState.Unknown;
import dev.headgate.event.UserEvent;
import dev.headgate.event.UserEvent.UserUpserted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Decides what happens to a user. Pure; any thread may use it.
public final class UserDecider {

  /// Who vouches for a user that signs in with a password of ours.
  public static final String PASSWORD = "password";

  private UserDecider() {}

  /// The event that follows from the command.
  ///
  /// @throws Rejection when the state forbids the command
  public static UserUpserted decide(UserCommand command, UserState state) {
    return switch (command) {
      case RegisterUser register -> register(register, state);
      case UpsertUser upsert -> upsert(upsert, state);
      case RecordSignIn signIn -> signIn(signIn, state);
    };
  }

  public static UserState evolve(UserState state, UserEvent event) {
    return switch (event) {
      case UserUpserted user ->
          new Known(user.email(), user.role(), user.provider(), user.lastSignInAt(), user.name());
    };
  }

  private static UserUpserted register(RegisterUser command, UserState state) {
    return switch (state) {
      case Unknown() ->
          new UserUpserted(command.email(), command.role(), PASSWORD, null, command.name());
      case Known _ -> throw new Rejection(Reason.USER_EXISTS);
    };
  }

  private static UserUpserted upsert(UpsertUser command, UserState state) {
    Instant known =
        switch (state) {
          case Unknown() -> null;
          case Known user -> user.lastSignInAt();
        };
    return new UserUpserted(
        command.email(),
        command.role(),
        command.provider(),
        later(known, command.lastSignInAt()),
        command.name());
  }

  private static UserUpserted signIn(RecordSignIn command, UserState state) {
    return switch (state) {
      case Unknown() -> throw new Rejection(Reason.USER_UNKNOWN);
      case Known user ->
          new UserUpserted(
              user.email(),
              user.role(),
              user.provider(),
              later(user.lastSignInAt(), command.now()),
              user.name());
    };
  }

  /// Clocks of two processes differ: the last sign-in never moves back.
  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }
}
