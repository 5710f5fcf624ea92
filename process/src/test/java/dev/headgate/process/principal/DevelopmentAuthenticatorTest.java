package dev.headgate.process.principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headgate.process.problem.Refusal;
import java.net.InetAddress;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DevelopmentAuthenticatorTest {

  private static final String USER = "user:0199a1de-0000-7000-8000-000000000001";

  private final Authenticator authenticator = new DevelopmentAuthenticator();

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"})
  void believesLoopbackPeers(String peer) {
    Principal principal = authenticator.authenticate(caller(peer, Map.of()));
    assertThat(principal.subject()).isEqualTo("service:development");
    assertThat(principal.tenant().value())
        .isEqualTo(UUID.fromString("00000000-0000-7000-8000-000000000001"));
    assertThat(principal.may("anything")).isTrue();
    assertThat(principal.user()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "192.168.1.1",
        "0.0.0.0",
        "203.0.113.7",
        "fe80::1",
        "2001:db8::1",
        "::"
      })
  void refusesEverybodyElse(String peer) {
    assertRefused(caller(peer, Map.of()));
    // Whatever they say of themselves.
    assertRefused(caller(peer, Map.of("Host", "127.0.0.1", "X-Headgate-Roles", "all")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Forwarded", "X-Forwarded-For"})
  void refusesAProxyOnTheSameMachine(String header) {
    assertRefused(caller("127.0.0.1", Map.of(header, "127.0.0.1")));
  }

  @Test
  void takesTenantSubjectAndRolesFromTheHeaders() {
    UUID tenant = UUID.randomUUID();
    Principal principal =
        authenticator.authenticate(
            caller(
                "127.0.0.1",
                Map.of(
                    "X-Headgate-Tenant",
                    tenant.toString(),
                    "X-Headgate-Subject",
                    USER,
                    "X-Headgate-Roles",
                    " reader , gateway,")));
    assertThat(principal.tenant().value()).isEqualTo(tenant);
    assertThat(principal.subject()).isEqualTo(USER);
    assertThat(principal.user()).hasToString(USER.substring("user:".length()));
    assertThat(principal.roles()).containsExactlyInAnyOrder("reader", "gateway");
    assertThat(principal.may("gateway")).isTrue();
    assertThat(principal.may("administrator")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1-1-1-1-1", "0199a1de-0000-7000-8000-00000000000g"})
  void refusesATenantThatIsNone(String tenant) {
    assertRefused(caller("127.0.0.1", Map.of("X-Headgate-Tenant", tenant)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "root", "user:x", "service:", "agent:a b", "service:x\n"})
  void refusesASubjectThatIsNone(String subject) {
    assertRefused(caller("127.0.0.1", Map.of("X-Headgate-Subject", subject)));
  }

  @Test
  void isClosedUnlessItIsSwitchedOn() {
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class,
            () -> new ClosedAuthenticator().authenticate(caller("127.0.0.1", Map.of())));
    assertThat(refusal.problem().status()).isEqualTo(401);
    assertThat(refusal.problem().detail()).contains("HEADGATE_DEVELOPMENT_AUTHENTICATION");
  }

  private void assertRefused(Caller caller) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> authenticator.authenticate(caller));
    assertThat(refusal).isNotNull();
    assertThat(refusal.problem().code()).isEqualTo("unauthenticated");
  }

  private static Caller caller(String peer, Map<String, String> headers) {
    return new Caller(InetAddress.ofLiteral(peer), headers::get);
  }
}
