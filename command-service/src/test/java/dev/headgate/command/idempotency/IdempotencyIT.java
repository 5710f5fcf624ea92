package dev.headgate.command.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.Gateway;
import dev.headgate.command.Reply;
import dev.headgate.command.RunningService;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// An Idempotency-Key has one effect, whoever else sends it at the same moment.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IdempotencyIT {

  private static final int CLIENTS = 20;

  private final RunningService service = RunningService.start();

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void hasOneEffectForParallelRequestsOfOneKey() {
    Gateway gateway = service.newTenant();
    String user = gateway.newUser();
    String key = newKey();
    List<Reply> replies =
        Gateway.together(CLIENTS, _ -> gateway.createSession(user, "Idempotency-Key", key));
    Reply retried = gateway.createSession(user, "Idempotency-Key", key).expect(201);
    assertThat(gateway.events("SessionCreated")).isOne();
    assertThat(replies).anyMatch(reply -> reply.status() == 201);
    for (Reply reply : replies) {
      if (reply.status() == 201) {
        assertThat(reply.body()).isEqualTo(retried.body());
        assertThat(reply.header("ETag")).isEqualTo(retried.header("ETag"));
        assertThat(reply.header("Location")).isEqualTo(retried.header("Location"));
      } else {
        assertThat(reply.code()).isEqualTo("idempotency_key_in_flight");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.header("Retry-After")).isEqualTo("1");
      }
    }
  }

  @Test
  void keepsDifferentKeysOfParallelRequestsApart() {
    Gateway gateway = service.newTenant();
    List<Reply> replies =
        Gateway.together(CLIENTS, _ -> gateway.audit("web", "Idempotency-Key", newKey()));
    assertThat(replies).allMatch(reply -> reply.status() == 201);
    assertThat(replies.stream().map(Reply::body)).doesNotHaveDuplicates();
    assertThat(gateway.events("AuthEventLogged")).isEqualTo(CLIENTS);
  }

  @Test
  void refusesAKeyThatWasUsedForAnotherRequest() {
    Gateway gateway = service.newTenant();
    String path = "/v1/auth/users/" + UUID.randomUUID();
    ObjectNode user =
        Gateway.body()
            .put("email", Gateway.newEmail())
            .put("role", "member")
            .put("provider", "okta");
    String key = newKey();
    put(gateway, path, user, key).expect(201);
    assertReused(put(gateway, path, user.deepCopy().put("role", "admin"), key));
    assertReused(put(gateway, "/v1/auth/users/" + UUID.randomUUID(), user, key));
    assertReused(
        gateway.send("PUT", path, user.toString(), "Idempotency-Key", key, "If-Match", "\"1\""));
    assertReused(
        gateway.send(
            "PUT",
            path,
            user.toString(),
            "Idempotency-Key",
            key,
            "X-Headgate-Subject",
            "service:another"));
    assertThat(put(gateway, path, user, key).status()).isEqualTo(201);
    assertThat(gateway.events("UserUpserted")).isOne();
  }

  @Test
  void keepsTheKeysOfTenantsApart() {
    Gateway one = service.newTenant();
    Gateway other = service.newTenant();
    String key = newKey();
    Reply first = one.audit("web", "Idempotency-Key", key).expect(201);
    Reply second = other.audit("mobile", "Idempotency-Key", key).expect(201);
    assertThat(second.body()).isNotEqualTo(first.body());
    assertThat(one.events("%")).isOne();
    assertThat(other.events("%")).isOne();
  }

  @Test
  void storesNothingOfARefusedRequest() {
    Gateway gateway = service.newTenant();
    String user = UUID.randomUUID().toString();
    String key = newKey();
    assertThat(gateway.createSession(user, "Idempotency-Key", key).code())
        .isEqualTo("user_unknown");
    assertThat(
            gateway
                .post("/v1/auth/sessions", Gateway.body().put("user_id", 1), "Idempotency-Key", key)
                .code())
        .isEqualTo("invalid_fields");
    assertThat(gateway.storedAnswers()).isZero();
    ObjectNode known =
        Gateway.body().put("email", Gateway.newEmail()).put("role", "r").put("provider", "p");
    put(gateway, "/v1/auth/users/" + user, known, newKey()).expect(201);
    gateway.createSession(user, "Idempotency-Key", key).expect(201);
    assertThat(gateway.events("SessionCreated")).isOne();
  }

  @Test
  void replaysAFailedLoginWithoutLoggingItAgain() {
    Gateway gateway = service.newTenant();
    ObjectNode login =
        Gateway.body()
            .put("email", Gateway.newEmail())
            .put("password", "nobody's password")
            .put("platform", "web");
    String key = newKey();
    Reply first = gateway.post("/v1/auth/login", login, "Idempotency-Key", key).expect(401);
    Reply second = gateway.post("/v1/auth/login", login, "Idempotency-Key", key).expect(401);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(gateway.events("AuthEventLogged")).isOne();
  }

  @Test
  void forgetsAnAnswerThatHasExpired() {
    Gateway gateway = service.newTenant();
    String key = newKey();
    gateway.audit("web", "Idempotency-Key", key).expect(201);
    service.execute(
        "UPDATE auth_gateway.idempotency_keys"
            + " SET created_at = now() - interval '2 days', expires_at = now() - interval '1 day'");
    gateway.audit("mobile", "Idempotency-Key", key).expect(201);
    assertThat(gateway.events("AuthEventLogged")).isEqualTo(2);
  }

  @Test
  void refusesAKeyThatIsNone() {
    Gateway gateway = service.newTenant();
    for (String key : List.of("", "two words", "k".repeat(256))) {
      Reply refused = gateway.audit("web", "Idempotency-Key", key);
      assertThat(refused.status()).as(key).isEqualTo(400);
      assertThat(refused.code()).isEqualTo("invalid_header");
    }
    assertThat(gateway.events("%")).isZero();
  }

  private static Reply put(Gateway gateway, String path, ObjectNode body, String key) {
    return gateway.send("PUT", path, body.toString(), "Idempotency-Key", key);
  }

  private static void assertReused(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(422);
    assertThat(reply.code()).isEqualTo("idempotency_key_reused");
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }
}
