package dev.headgate.verification.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The fold as the contract has it, event by event.
final class FoldTest {

  private static final Instant THEN = Instant.ofEpochMilli(1000);

  @Test
  void takesAProfileWhole() {
    Fold fold =
        fold("user", "UserUpserted", "{\"email\": \"a@b.c\", \"role\": \"r\", \"name\": \"n\"}");
    fold.apply(event(2, "UserUpserted", "{\"email\": \"d@e.f\", \"role\": \"r\"}"));
    assertThat(fold.row().orElseThrow().columns())
        .containsEntry("email", "d@e.f")
        .doesNotContainKey("name");
  }

  @Test
  void leavesASealedTextSealed() {
    Fold fold = fold("user", "UserUpserted", "{\"email\": {\"enc\": \"x\", \"kid\": \"k\"}}");
    assertThat(fold.row().orElseThrow().columns()).containsEntry("email", "sealed:k:x");
  }

  @Test
  void endsASession() {
    Fold fold =
        fold(
            "session",
            "SessionCreated",
            "{\"scope\": \"s\", \"expires_at\": \"1970-01-01T00:00:02Z\"}");
    fold.apply(
        event(
            2,
            "SessionRevoked",
            "{\"scope\": \"s\", \"expires_at\": \"1970-01-01T00:00:02Z\", \"reason\": \"x\"}"));
    assertThat(fold.row().orElseThrow().columns())
        .containsEntry("expires_at", "2000")
        .containsEntry("revoked_at", "1000")
        .containsEntry("revocation_reason", "x");
  }

  @Test
  void keepsWhatARotationDoesNotSay() {
    Fold fold =
        fold(
            "api_key",
            "ApiKeyCreated",
            "{\"name\": \"n\", \"access_level\": \"read\", \"expires_at\": \"1970-01-01T00:00:02Z\"}");
    fold.apply(event(2, "ApiKeyRotated", "{\"access_level\": \"write\"}"));
    assertThat(fold.row().orElseThrow().columns())
        .containsEntry("name", "n")
        .containsEntry("access_level", "write")
        .doesNotContainKey("expires_at");
  }

  @Test
  void hasNoRowOfADeletedKey() {
    Fold fold = fold("api_key", "ApiKeyCreated", "{}");
    fold.apply(event(2, "ApiKeyDeleted", "{}"));
    assertThat(fold.row()).isEmpty();
    assertThat(fold.version()).isEqualTo(2);
  }

  @Test
  void hasNoRowOfAnAuditEvent() {
    assertThat(fold("audit", "AuthEventLogged", "{}").row()).isEmpty();
  }

  @Test
  void mergesEverythingElse() {
    Fold fold = fold("order", "OrderPlaced", "{\"a\": {\"b\": 1, \"c\": 2}, \"d\": [1]}");
    fold.apply(event(2, "OrderChanged", "{\"a\": {\"b\": null}, \"d\": [2], \"e\": 1.50}"));
    assertThat(fold.row().orElseThrow().columns())
        .containsEntry(
            "state", MergedState.canonical("{\"e\": 1.5, \"d\": [2], \"a\": {\"c\": 2}}"));
  }

  @Test
  void countsADiscardedEventAndTakesNothingOfIt() {
    Fold fold = fold("user", "UserUpserted", "{\"email\": \"a@b.c\"}");
    fold.skip(event(2, "UserUpserted", "{\"email\": \"x\"}"));
    assertThat(fold.row().orElseThrow().columns()).containsEntry("email", "a@b.c");
    assertThat(fold.version()).isEqualTo(2);
  }

  @Test
  void refusesWhatNoFoldCanTake() {
    assertThatThrownBy(() -> fold("user", "UserUpserted", "{")).isInstanceOf(UnfoldableEvent.class);
    assertThatThrownBy(() -> fold("api_key", "ApiKeyEaten", "{}"))
        .isInstanceOf(UnfoldableEvent.class)
        .hasMessageContaining("ApiKeyEaten");
  }

  private static Fold fold(String aggregateType, String type, String data) {
    Fold fold = new Fold(aggregateType);
    fold.apply(event(1, type, data));
    return fold;
  }

  private static PastEvent event(long version, String type, String data) {
    return new PastEvent(new UUID(0, version), version, type, data, THEN);
  }
}
