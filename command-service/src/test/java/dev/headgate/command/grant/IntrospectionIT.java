package dev.headgate.command.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.command.Gateway;
import dev.headgate.command.MovableClock;
import dev.headgate.command.Reply;
import dev.headgate.command.RunningService;
import dev.headgate.command.token.Token;
import dev.headgate.command.token.TokenKind;
import dev.headgate.event.WireTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What a token is good for, to the millisecond and to the commit.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IntrospectionIT {

  private static final String INACTIVE = "{\"active\":false}";

  private final MovableClock clock = new MovableClock();
  private final RunningService service = RunningService.start(clock);
  private final Gateway gateway = service.newTenant();
  private final String user = gateway.newUser();

  @AfterAll
  void stop() {
    service.close();
  }

  @BeforeEach
  void now() {
    clock.set(Instant.now());
  }

  @Test
  void describesALiveSession() {
    Reply session = gateway.createSession(user).expect(201);
    JsonNode body = gateway.introspect(session.text("token")).expect(200).json();
    assertThat(body.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "active", "sub", "scope", "exp", "token_type", "platform", "tenant_id", "jti", "iat");
    assertThat(body.required("sub").textValue()).isEqualTo(user);
    assertThat(body.required("jti").textValue()).isEqualTo(session.text("session_id"));
    assertThat(body.required("token_type").textValue()).isEqualTo("session");
    assertThat(body.required("iat").longValue()).isEqualTo(clock.instant().getEpochSecond());
    assertThat(body.required("exp").longValue())
        .isEqualTo(Instant.parse(session.text("expires_at")).getEpochSecond());
  }

  @Test
  void saysNothingOfASessionFromItsExpiryOn() {
    Reply session = gateway.createSession(user).expect(201);
    Instant expiry = Instant.parse(session.text("expires_at"));
    clock.set(expiry.minusMillis(1));
    assertThat(isActive(session.text("token"))).isTrue();
    clock.set(expiry);
    assertInactive(session.text("token"));
  }

  @Test
  void saysNothingOfAKeyFromItsExpiryOn() {
    Instant expiry = WireTime.cut(clock.instant().plus(Duration.ofHours(1)));
    Reply key =
        gateway
            .post(
                "/v1/auth/api-keys",
                Gateway.body()
                    .put("user_id", user)
                    .put("name", "ci")
                    .put("access_level", "read write")
                    .put("expires_at", WireTime.format(expiry)))
            .expect(201);
    JsonNode live = gateway.introspect(key.text("secret")).json();
    assertThat(live.required("scope").textValue()).isEqualTo("read write");
    assertThat(live.required("exp").longValue()).isEqualTo(expiry.getEpochSecond());
    clock.set(expiry);
    assertInactive(key.text("secret"));
  }

  @Test
  void neverExpiresAKeyWithoutAnExpiry() {
    Reply key = gateway.createKey(user).expect(201);
    clock.advance(Duration.ofDays(36_500));
    JsonNode body = gateway.introspect(key.text("secret")).json();
    assertThat(body.required("active").booleanValue()).isTrue();
    assertThat(body.has("exp")).isFalse();
  }

  @Test
  void saysNothingOfWhatIsRevokedFromTheAnswerOn() {
    Reply session = gateway.createSession(user).expect(201);
    gateway
        .post("/v1/auth/sessions/" + session.text("session_id") + "/revoke", Gateway.body())
        .expect(200);
    assertInactive(session.text("token"));
    Reply key = gateway.createKey(user).expect(201);
    gateway.post("/v1/auth/api-keys/" + key.text("key_id") + "/revoke", Gateway.body()).expect(200);
    assertInactive(key.text("secret"));
    Reply deleted = gateway.createKey(user).expect(201);
    gateway.send("DELETE", "/v1/auth/api-keys/" + deleted.text("key_id"), "").expect(200);
    assertInactive(deleted.text("secret"));
  }

  @Test
  void saysNothingToAnotherTenant() {
    Reply session = gateway.createSession(user).expect(201);
    Reply foreign = service.newTenant().introspect(session.text("token"));
    assertThat(foreign.expect(200).body()).isEqualTo(INACTIVE);
  }

  @Test
  void saysNothingOfTokensThatAreNone() {
    String good = gateway.createSession(user).expect(201).text("token");
    SecureRandom random = new SecureRandom();
    UUID id = Token.parse(good).orElseThrow().id();
    for (String token :
        List.of(
            "x",
            "hgs_",
            good.substring(0, good.length() - 1),
            good + "0",
            " " + good,
            good.toUpperCase(Locale.ROOT),
            good.replace("hgs_", "hgk_"),
            "hgs_" + "z".repeat(71),
            "e30.e30.",
            "\u0661".repeat(75),
            Token.fresh(TokenKind.SESSION, id, random).text(),
            Token.fresh(TokenKind.API_KEY, id, random).text(),
            Token.fresh(TokenKind.SESSION, UUID.randomUUID(), random).text(),
            "t".repeat(4096))) {
      assertInactive(token);
    }
    assertThat(isActive(good)).isTrue();
  }

  @Test
  void writesNothing() {
    Gateway quiet = service.newTenant();
    quiet.introspect("x").expect(200);
    assertThat(quiet.events("%")).isZero();
  }

  private void assertInactive(String token) {
    Reply reply = gateway.introspect(token);
    assertThat(reply.status()).as(token).isEqualTo(200);
    assertThat(reply.body()).as(token).isEqualTo(INACTIVE);
  }

  private boolean isActive(String token) {
    return gateway.introspect(token).json().required("active").booleanValue();
  }
}
