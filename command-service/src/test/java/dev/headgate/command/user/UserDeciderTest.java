package dev.headgate.command.user;

import dev.headgate.command.decision.DecisionTable;
import dev.headgate.command.decision.Specification;
import dev.headgate.command.rejection.Reason;
import dev.headgate.command.user.UserCommand.RecordSignIn;
import dev.headgate.command.user.UserCommand.RegisterUser;
import dev.headgate.command.user.UserCommand.UpsertUser;
import dev.headgate.command.user.UserState.Known;
import dev.headgate.command.user.UserState.Unknown;
import dev.headgate.event.Personal;
import dev.headgate.event.Personal.Clear;
import dev.headgate.event.UserEvent;
import dev.headgate.event.UserEvent.UserUpserted;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class UserDeciderTest {

  private static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-17T08:00:00Z");
  private static final Personal EMAIL = new Clear("ada@example.org");
  private static final Personal NAME = new Clear("Ada");

  private final Specification<UserCommand, UserState, UserEvent> user =
      new Specification<>(new Unknown(), UserDecider::evolve, UserDecider::decide);

  @Test
  void registersAnUnknownUserWithAPasswordOfOurs() {
    user.given()
        .when(new RegisterUser(EMAIL, "member", NAME))
        .then(new UserUpserted(EMAIL, "member", "password", null, NAME));
  }

  @Test
  void rejectsASecondRegistration() {
    user.given(registered())
        .when(new RegisterUser(EMAIL, "member", NAME))
        .thenRejected(Reason.USER_EXISTS);
  }

  @Test
  void recordsASignInAndKeepsTheProfile() {
    user.given(registered()).when(new RecordSignIn(MONDAY)).then(signedIn(MONDAY));
  }

  @Test
  void neverMovesTheLastSignInBack() {
    user.given(registered(), signedIn(TUESDAY))
        .when(new RecordSignIn(MONDAY))
        .then(signedIn(TUESDAY));
  }

  @Test
  void keepsTheKnownSignInWhenAnUpsertBringsNone() {
    user.given(registered(), signedIn(MONDAY))
        .when(new UpsertUser(EMAIL, "admin", "okta", null, null))
        .then(new UserUpserted(EMAIL, "admin", "okta", MONDAY, null));
  }

  @Test
  void takesTheNewerSignInOfAnUpsert() {
    user.given(registered(), signedIn(MONDAY))
        .when(new UpsertUser(EMAIL, "admin", "okta", TUESDAY, NAME))
        .then(new UserUpserted(EMAIL, "admin", "okta", TUESDAY, NAME));
  }

  @Test
  void coversEveryStateAndCommand() {
    UserState unknown = new Unknown();
    UserState known = new Known(EMAIL, "member", "password", null, NAME);
    UserCommand register = new RegisterUser(EMAIL, "member", NAME);
    UserCommand upsert = new UpsertUser(EMAIL, "member", "okta", null, null);
    UserCommand signIn = new RecordSignIn(MONDAY);
    new DecisionTable<>(UserCommand.class, UserState.class, UserDecider::decide)
        .row(unknown, register, UserUpserted.class)
        .row(unknown, upsert, UserUpserted.class)
        .row(unknown, signIn, Reason.USER_UNKNOWN)
        .row(known, register, Reason.USER_EXISTS)
        .row(known, upsert, UserUpserted.class)
        .row(known, signIn, UserUpserted.class)
        .coversEveryPair();
  }

  private static UserUpserted registered() {
    return new UserUpserted(EMAIL, "member", "password", null, NAME);
  }

  private static UserUpserted signedIn(Instant at) {
    return new UserUpserted(EMAIL, "member", "password", at, NAME);
  }
}
