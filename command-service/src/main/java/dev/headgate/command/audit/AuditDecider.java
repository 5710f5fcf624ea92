package dev.headgate.command.audit;

import dev.headgate.command.audit.AuditCommand.LogAuthEvent;
import dev.headgate.command.audit.AuditState.Blank;
import dev.headgate.command.audit.AuditState.Written;
import dev.headgate.command.rejection.Reason;
import dev.headgate.command.rejection.Rejection;
import dev.headgate.event.AuditEvent;
import dev.headgate.event.AuditEvent.AuthEventLogged;

/// Decides what the audit takes. Pure; any thread may use it.
public final class AuditDecider {

  private AuditDecider() {}

  /// The event that follows from the command.
  ///
  /// @throws Rejection when the event is written already
  public static AuthEventLogged decide(AuditCommand command, AuditState state) {
    return switch (command) {
      case LogAuthEvent log -> log(log, state);
    };
  }

  public static AuditState evolve(AuditState state, AuditEvent event) {
    return switch (event) {
      case AuthEventLogged _ -> new Written();
    };
  }

  private static AuthEventLogged log(LogAuthEvent command, AuditState state) {
    return switch (state) {
      case Blank() ->
          new AuthEventLogged(
              command.eventType(),
              command.success(),
              command.platform(),
              command.errorMessage(),
              command.subjectId(),
              command.subjectType());
      case Written() -> throw new Rejection(Reason.ALREADY_LOGGED);
    };
  }
}
