package dev.headgate.command.session;

import dev.headgate.command.decision.DecisionTable;
import dev.headgate.command.decision.Specification;
import dev.headgate.command.rejection.Reason;
import dev.headgate.command.session.SessionCommand.CreateSession;
import dev.headgate.command.session.SessionCommand.RevokeSession;
import dev.headgate.command.session.SessionState.Open;
import dev.headgate.command.session.SessionState.Revoked;
import dev.headgate.command.session.SessionState.Unknown;
import dev.headgate.event.SessionEvent;
import dev.headgate.event.SessionEvent.SessionCreated;
import dev.headgate.event.SessionEvent.SessionRevoked;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class SessionDeciderTest {

  private static final Instant NOW = Instant.parse("2026-11-16T08:00:00Z");
  private static final Instant LATER = Instant.parse("2026-11-16T20:00:00Z");
  private static final UUID ADA = UUID.fromString("0199a1de-0000-7000-8000-000000000001");

  private final Specification<SessionCommand, SessionState, SessionEvent> session =
      new Specification<>(new Unknown(), SessionDecider::evolve, SessionDecider::decide);

  @Test
  void createsASession() {
    session.given().when(create(LATER)).then(created());
  }

  @Test
  void rejectsASessionThatWouldBeBornExpired() {
    session.given().when(create(NOW)).thenRejected(Reason.EXPIRY_PASSED);
  }

  @Test
  void revokesAnOpenSessionWithItsWholeDescription() {
    session
        .given(created())
        .when(new RevokeSession("logout"))
        .then(new SessionRevoked(ADA, "web", "read", LATER, "logout"));
  }

  @Test
  void rejectsASecondRevocation() {
    session
        .given(created(), new SessionRevoked(ADA, "web", "read", LATER, "logout"))
        .when(new RevokeSession("administrator"))
        .thenRejected(Reason.SESSION_REVOKED);
  }

  @Test
  void rejectsTheRevocationOfAnUnknownSession() {
    session.given().when(new RevokeSession("logout")).thenRejected(Reason.SESSION_UNKNOWN);
  }

  @Test
  void coversEveryStateAndCommand() {
    SessionState unknown = new Unknown();
    SessionState open = new Open(ADA, "web", "read", LATER);
    SessionState revoked = new Revoked();
    SessionCommand revoke = new RevokeSession("logout");
    new DecisionTable<>(SessionCommand.class, SessionState.class, SessionDecider::decide)
        .row(unknown, create(LATER), SessionCreated.class)
        .row(unknown, revoke, Reason.SESSION_UNKNOWN)
        .row(open, create(LATER), Reason.SESSION_EXISTS)
        .row(open, revoke, SessionRevoked.class)
        .row(revoked, create(LATER), Reason.SESSION_EXISTS)
        .row(revoked, revoke, Reason.SESSION_REVOKED)
        .coversEveryPair();
  }

  private static SessionCommand create(Instant expiresAt) {
    return new CreateSession(ADA, "web", "read", expiresAt, NOW);
  }

  private static SessionEvent created() {
    return new SessionCreated(ADA, "web", "read", LATER);
  }
}
