package dev.headgate.command.audit;

import dev.headgate.command.audit.AuditCommand.LogAuthEvent;
import dev.headgate.command.audit.AuditState.Blank;
import dev.headgate.command.audit.AuditState.Written;
import dev.headgate.command.decision.DecisionTable;
import dev.headgate.command.decision.Specification;
import dev.headgate.command.rejection.Reason;
import dev.headgate.event.AuditEvent;
import dev.headgate.event.AuditEvent.AuthEventLogged;
import org.junit.jupiter.api.Test;

final class AuditDeciderTest {

  private static final LogAuthEvent FAILED =
      new LogAuthEvent("login", false, "web", "wrong password", "ada", "user");
  private static final AuthEventLogged LOGGED =
      new AuthEventLogged("login", false, "web", "wrong password", "ada", "user");

  private final Specification<AuditCommand, AuditState, AuditEvent> audit =
      new Specification<>(new Blank(), AuditDecider::evolve, AuditDecider::decide);

  @Test
  void logsAFailedLogin() {
    audit.given().when(FAILED).then(LOGGED);
  }

  @Test
  void logsAnEventOnce() {
    audit.given(LOGGED).when(FAILED).thenRejected(Reason.ALREADY_LOGGED);
  }

  @Test
  void coversEveryStateAndCommand() {
    new DecisionTable<>(AuditCommand.class, AuditState.class, AuditDecider::decide)
        .row(new Blank(), FAILED, AuthEventLogged.class)
        .row(new Written(), FAILED, Reason.ALREADY_LOGGED)
        .coversEveryPair();
  }
}
