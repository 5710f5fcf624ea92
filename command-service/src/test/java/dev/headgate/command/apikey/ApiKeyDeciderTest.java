package dev.headgate.command.apikey;

import dev.headgate.command.apikey.ApiKeyCommand.CreateApiKey;
import dev.headgate.command.apikey.ApiKeyCommand.DeleteApiKey;
import dev.headgate.command.apikey.ApiKeyCommand.RevokeApiKey;
import dev.headgate.command.apikey.ApiKeyCommand.RotateApiKey;
import dev.headgate.command.apikey.ApiKeyState.Active;
import dev.headgate.command.apikey.ApiKeyState.Deleted;
import dev.headgate.command.apikey.ApiKeyState.Revoked;
import dev.headgate.command.apikey.ApiKeyState.Unknown;
import dev.headgate.command.decision.DecisionTable;
import dev.headgate.command.decision.Specification;
import dev.headgate.command.rejection.Reason;
import dev.headgate.event.ApiKeyEvent;
import dev.headgate.event.ApiKeyEvent.ApiKeyCreated;
import dev.headgate.event.ApiKeyEvent.ApiKeyDeleted;
import dev.headgate.event.ApiKeyEvent.ApiKeyRevoked;
import dev.headgate.event.ApiKeyEvent.ApiKeyRotated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ApiKeyDeciderTest {

  private static final Instant NOW = Instant.parse("2026-11-16T08:00:00Z");
  private static final Instant LATER = Instant.parse("2026-12-16T08:00:00Z");
  private static final Instant BEFORE = Instant.parse("2026-11-15T08:00:00Z");
  private static final UUID ADA = UUID.fromString("0199a1de-0000-7000-8000-000000000001");

  private final Specification<ApiKeyCommand, ApiKeyState, ApiKeyEvent> key =
      new Specification<>(new Unknown(), ApiKeyDecider::evolve, ApiKeyDecider::decide);

  @Test
  void createsAKeyThatNeverExpires() {
    key.given().when(create(null)).then(created(null));
  }

  @Test
  void rejectsAKeyThatWouldBeBornExpired() {
    key.given().when(create(BEFORE)).thenRejected(Reason.EXPIRY_PASSED);
  }

  @Test
  void keepsWhatARotationDoesNotName() {
    key.given(created(LATER))
        .when(new RotateApiKey(null, null, NOW))
        .then(new ApiKeyRotated(ADA, "read", LATER));
  }

  @Test
  void changesWhatARotationNames() {
    key.given(created(null))
        .when(new RotateApiKey("write", LATER, NOW))
        .then(new ApiKeyRotated(ADA, "write", LATER));
  }

  @Test
  void rejectsRotationOfAnExpiredKeyWithoutANewExpiry() {
    key.given(created(BEFORE))
        .when(new RotateApiKey(null, null, NOW))
        .thenRejected(Reason.EXPIRY_PASSED);
  }

  @Test
  void rejectsRotationOfARevokedKey() {
    key.given(created(null), new ApiKeyRevoked(ADA, "leaked"))
        .when(new RotateApiKey(null, null, NOW))
        .thenRejected(Reason.API_KEY_REVOKED);
  }

  @Test
  void deletesARevokedKey() {
    key.given(created(null), new ApiKeyRevoked(ADA, null))
        .when(new DeleteApiKey())
        .then(new ApiKeyDeleted(ADA));
  }

  @Test
  void knowsNoDeletedKey() {
    key.given(created(null), new ApiKeyDeleted(ADA))
        .when(new RevokeApiKey(null))
        .thenRejected(Reason.API_KEY_UNKNOWN);
  }

  @Test
  void coversEveryStateAndCommand() {
    ApiKeyState unknown = new Unknown();
    ApiKeyState active = new Active(ADA, "read", null);
    ApiKeyState revoked = new Revoked(ADA);
    ApiKeyState deleted = new Deleted();
    ApiKeyCommand create = create(null);
    ApiKeyCommand rotate = new RotateApiKey(null, null, NOW);
    ApiKeyCommand revoke = new RevokeApiKey("leaked");
    ApiKeyCommand delete = new DeleteApiKey();
    new DecisionTable<>(ApiKeyCommand.class, ApiKeyState.class, ApiKeyDecider::decide)
        .row(unknown, create, ApiKeyCreated.class)
        .row(unknown, rotate, Reason.API_KEY_UNKNOWN)
        .row(unknown, revoke, Reason.API_KEY_UNKNOWN)
        .row(unknown, delete, Reason.API_KEY_UNKNOWN)
        .row(active, create, Reason.API_KEY_EXISTS)
        .row(active, rotate, ApiKeyRotated.class)
        .row(active, revoke, ApiKeyRevoked.class)
        .row(active, delete, ApiKeyDeleted.class)
        .row(revoked, create, Reason.API_KEY_EXISTS)
        .row(revoked, rotate, Reason.API_KEY_REVOKED)
        .row(revoked, revoke, Reason.API_KEY_REVOKED)
        .row(revoked, delete, ApiKeyDeleted.class)
        .row(deleted, create, Reason.API_KEY_EXISTS)
        .row(deleted, rotate, Reason.API_KEY_UNKNOWN)
        .row(deleted, revoke, Reason.API_KEY_UNKNOWN)
        .row(deleted, delete, Reason.API_KEY_UNKNOWN)
        .coversEveryPair();
  }

  private static ApiKeyCommand create(@Nullable Instant expiresAt) {
    return new CreateApiKey(ADA, "deploy", "read", expiresAt, NOW);
  }

  private static ApiKeyEvent created(@Nullable Instant expiresAt) {
    return new ApiKeyCreated(ADA, "read", expiresAt, "deploy");
  }
}
