package dev.headgate.command.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.Gateway;
import dev.headgate.command.Reply;
import dev.headgate.command.RunningService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;

/// Secrets are in the request or the answer they belong to, and nowhere else: no log, no problem,
/// no row. Also while the database breaks, when exceptions quote what they were working on.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SecretsIT {

  private static final String WRONG = "Wiedehopf-im-Nest-9";

  private final LogCapture log = LogCapture.begin();
  private final RunningService service = RunningService.start();
  private final Gateway gateway = service.newTenant();
  private final Exposure exposure = new Exposure();
  private final String email = Gateway.newEmail();
  private final String idempotencyKey = "Eisvogel-" + UUID.randomUUID();
  private final List<String> secrets = new ArrayList<>(service.secrets());

  @AfterAll
  void stop() {
    service.close();
    log.close();
  }

  @Test
  void areShownNowhere() {
    secrets.addAll(List.of(Gateway.PASSWORD, WRONG, idempotencyKey));
    String user = seen(gateway.register(email)).expect(201).text("user_id");
    accounts();
    keys(user);
    malformed();
    broken(user);
    away();
    seen(gateway.send("GET", "/metrics", ""));
    exposure.logs(log.lines());
    exposure.tables(service);
    assertThat(log.lines()).anyMatch(line -> line.startsWith("request failed"));
    assertThat(log.lines()).anyMatch(line -> line.startsWith("refused for now"));
    assertThat(exposure.of(secrets)).isEmpty();
    assertThat(log.lines()).noneMatch(line -> line.contains("@example.org"));
    assertThat(log.lines()).noneMatch(line -> line.contains("$argon2id$"));
  }

  @Test
  void areFoundWhereTheyAreShown() {
    String secret = "Planted-" + UUID.randomUUID();
    LoggerFactory.getLogger(SecretsIT.class)
        .info("on purpose", new IllegalStateException("for " + secret));
    gateway.audit(secret).expect(201);
    service.execute(
        "INSERT INTO auth_gateway.idempotency_keys (tenant_id, key_hash, fingerprint, answer)"
            + " VALUES (gen_random_uuid(), sha256('k'), sha256('r'), convert_to('%s', 'UTF8'))"
                .formatted(secret));
    Exposure planted = new Exposure();
    planted.logs(log.lines());
    planted.tables(service);
    planted.reply(gateway.introspect(secret));
    assertThat(planted.size()).isGreaterThan(3);
    assertThat(planted.of(List.of(secret)))
        .anyMatch(place -> place.startsWith("log shows"))
        .anyMatch(place -> place.startsWith("auth_gateway.outbox"))
        .anyMatch(place -> place.startsWith("auth_gateway.idempotency_keys"))
        .noneMatch(place -> place.startsWith("reply"));
  }

  private void accounts() {
    seen(gateway.register(email)).expect(409);
    String token = secret(gateway.login(email, Gateway.PASSWORD).expect(200), "token");
    seen(gateway.login(email, WRONG)).expect(401);
    seen(gateway.login(Gateway.newEmail(), WRONG)).expect(401);
    seen(gateway.introspect(token)).expect(200);
    seen(gateway.logout(token)).expect(200);
    seen(gateway.logout(token)).expect(409);
    seen(gateway.introspect(token)).expect(200);
    seen(gateway.logout(WRONG)).expect(401);
  }

  private void keys(String user) {
    ObjectNode create =
        Gateway.body().put("user_id", user).put("name", "ci").put("access_level", "read");
    Reply key =
        gateway.post("/v1/auth/api-keys", create, "Idempotency-Key", idempotencyKey).expect(201);
    String old = secret(key, "secret");
    String path = "/v1/auth/api-keys/" + key.text("key_id") + "/rotate";
    secret(
        gateway.post(path, Gateway.body(), "Idempotency-Key", idempotencyKey + "-2").expect(200),
        "secret");
    seen(gateway.post(path, Gateway.body(), "If-Match", "\"1\"")).expect(412);
    seen(gateway.introspect(old)).expect(200);
    seen(gateway.post("/v1/auth/api-keys", Gateway.body(), "Idempotency-Key", idempotencyKey))
        .expect(422);
    secret(
        gateway.createSession(user, "Idempotency-Key", idempotencyKey + "-3").expect(201), "token");
  }

  private void malformed() {
    for (String body :
        List.of(
            "{\"password\":\"" + WRONG,
            "{\"password\":" + WRONG + "}",
            "{\"password\":\"%s\",\"password\":\"%s\"}".formatted(WRONG, WRONG),
            "{\"password\":[\"%s\"]}".formatted(WRONG),
            "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(WRONG, "a\\u0000" + WRONG),
            "{\"token\":\"%s\"} %s".formatted(WRONG, WRONG))) {
      for (String path : List.of("/v1/auth/register", "/v1/auth/login", "/v1/auth/introspect")) {
        assertThat(seen(gateway.send("POST", path, body)).status()).isBetween(400, 499);
      }
    }
  }

  /// A fault in the database whose error quotes the row, and one that quotes the statement.
  private void broken(String user) {
    service.execute(
        "CREATE FUNCTION auth_gateway.broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " RAISE EXCEPTION 'broken on purpose' USING DETAIL = NEW; END $$;"
            + " CREATE TRIGGER broken BEFORE INSERT ON auth_gateway.credentials"
            + " FOR EACH ROW EXECUTE FUNCTION auth_gateway.broken()");
    seen(gateway.register(Gateway.newEmail())).expect(500);
    seen(gateway.createSession(user)).expect(500);
    service.execute("DROP FUNCTION auth_gateway.broken() CASCADE");
    service.execute("ALTER TABLE auth_gateway.identities RENAME TO identities_away");
    seen(gateway.login(email, WRONG)).expect(500);
    service.execute("ALTER TABLE auth_gateway.identities_away RENAME TO identities");
  }

  private void away() {
    service.postgres().stopImmediately();
    seen(gateway.register(Gateway.newEmail())).expect(503);
    seen(gateway.login(email, WRONG)).expect(503);
    seen(gateway.send("GET", "/health", "")).expect(503);
    service.postgres().start();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> gateway.login(email, WRONG).status() == 401);
  }

  private Reply seen(Reply reply) {
    exposure.reply(reply);
    return reply;
  }

  /// Remembers the secret of the one answer that may show it.
  private String secret(Reply reply, String field) {
    String token = reply.text(field);
    secrets.add(token);
    secrets.add(token.substring("hgs_".length() + 22, "hgs_".length() + 22 + 43));
    return token;
  }
}
