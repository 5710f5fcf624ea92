package dev.headgate.command.session;

import dev.headgate.command.rejection.Reason;
import dev.headgate.command.rejection.Rejection;
import dev.headgate.command.session.SessionCommand.CreateSession;
import dev.headgate.command.session.SessionCommand.RevokeSession;
import dev.headgate.command.session.SessionState.Open;
import dev.headgate.command.session.SessionState.Revoked;
import dev.headgate.command.session.SessionState.Unknown;
import dev.headgate.event.SessionEvent;
import dev.headgate.event.SessionEvent.SessionCreated;
import dev.headgate.event.SessionEvent.SessionRevoked;

/// Decides what happens to a session. Pure; any thread may use it.
public final class SessionDecider {

  private SessionDecider() {}

  /// The event that follows from the command.
  ///
  /// @throws Rejection when the state forbids the command
  public static SessionEvent decide(SessionCommand command, SessionState state) {
    return switch (command) {
      case CreateSession create -> create(create, state);
      case RevokeSession revoke -> revoke(revoke, state);
    };
  }

  public static SessionState evolve(SessionState state, SessionEvent event) {
    return switch (event) {
      case SessionCreated created ->
          new Open(created.userId(), created.platform(), created.scope(), created.expiresAt());
      case SessionRevoked _ -> new Revoked();
    };
  }

  /// Opens a session.
  ///
  /// @throws Rejection when the session exists, or would be born expired
  public static SessionCreated create(CreateSession command, SessionState state) {
    return switch (state) {
      case Unknown() -> created(command);
      case Open _, Revoked _ -> throw new Rejection(Reason.SESSION_EXISTS);
    };
  }

  /// Ends a session.
  ///
  /// @throws Rejection when there is nothing to revoke
  public static SessionRevoked revoke(RevokeSession command, SessionState state) {
    return switch (state) {
      case Unknown() -> throw new Rejection(Reason.SESSION_UNKNOWN);
      case Open open ->
          new SessionRevoked(
              open.userId(), open.platform(), open.scope(), open.expiresAt(), command.reason());
      case Revoked() -> throw new Rejection(Reason.SESSION_REVOKED);
    };
  }

  private static SessionCreated created(CreateSession command) {
    if (!command.expiresAt().isAfter(command.now())) {
      throw new Rejection(Reason.EXPIRY_PASSED);
    }
    return new SessionCreated(
        command.userId(), command.platform(), command.scope(), command.expiresAt());
  }
}
