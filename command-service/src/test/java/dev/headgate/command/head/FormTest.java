package dev.headgate.command.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.command.apikey.ApiKeyState;
import dev.headgate.command.audit.AuditState;
import dev.headgate.command.session.SessionState;
import dev.headgate.command.user.UserState;
import dev.headgate.event.Personal.Clear;
import dev.headgate.event.Personal.Encrypted;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A state that is stored must come back as it was, or the next decision is made on another one.
final class FormTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final UUID ADA = UUID.fromString("0199a1de-0000-7000-8000-000000000001");
  private static final Instant TIME = Instant.parse("2026-11-21T08:00:00.120Z");

  @Test
  void bringsEveryStateOfAUserBack() throws Exception {
    assertComeBack(
        Kind.USER,
        UserState.class,
        List.of(
            new UserState.Unknown(),
            new UserState.Known(
                new Clear("ada@example.org"), "member", "okta", TIME, new Clear("Ada")),
            new UserState.Known(new Clear(""), "member", "password", null, null),
            new UserState.Known(
                new Encrypted("c2VjcmV0", "k1"), "r", "p", null, new Encrypted("bmFtZQ==", "k2"))));
  }

  @Test
  void bringsEveryStateOfASessionBack() throws Exception {
    assertComeBack(
        Kind.SESSION,
        SessionState.class,
        List.of(
            new SessionState.Unknown(),
            new SessionState.Open(ADA, "web", "", TIME),
            new SessionState.Open(
                ADA, "ios", "read write", Instant.parse("9999-12-31T23:59:59.999Z")),
            new SessionState.Revoked()));
  }

  @Test
  void bringsEveryStateOfAnApiKeyBack() throws Exception {
    assertComeBack(
        Kind.API_KEY,
        ApiKeyState.class,
        List.of(
            new ApiKeyState.Unknown(),
            new ApiKeyState.Active(ADA, "read", null),
            new ApiKeyState.Active(ADA, "write", TIME),
            new ApiKeyState.Revoked(ADA),
            new ApiKeyState.Deleted()));
  }

  @Test
  void takesAStoredAuditEventForWritten() {
    JsonNode stored = Kind.AUDIT.write().apply(new AuditState.Written());
    assertThat(Kind.AUDIT.read().apply(stored)).isEqualTo(new AuditState.Written());
  }

  @Test
  void refusesAStateOfALaterRelease() throws Exception {
    JsonNode later = JSON.readTree("{\"status\":\"suspended\"}");
    assertThatThrownBy(() -> Kind.SESSION.read().apply(later))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("suspended");
    assertThatThrownBy(() -> Kind.API_KEY.read().apply(later))
        .isInstanceOf(IllegalStateException.class);
  }

  private static <S> void assertComeBack(Kind<S, ?> kind, Class<S> sealedType, List<S> states)
      throws Exception {
    for (S state : states) {
      String stored = kind.write().apply(state).toString();
      assertThat(kind.read().apply(JSON.readTree(stored))).as(stored).isEqualTo(state);
    }
    Set<Class<?>> covered = states.stream().map(Object::getClass).collect(Collectors.toSet());
    assertThat(covered)
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(sealedType.getPermittedSubclasses()));
  }
}
