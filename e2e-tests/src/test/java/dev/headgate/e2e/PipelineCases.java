package dev.headgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.e2e.gateway.Answer;
import dev.headgate.e2e.gateway.GatewayClient;
import dev.headgate.e2e.gateway.User;
import dev.headgate.verification.Checker;
import dev.headgate.verification.Evidence;
import dev.headgate.verification.EvidenceReader;
import dev.headgate.verification.Faces;
import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.LoggedEvent;
import dev.headgate.verification.fold.Row;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What the pipeline promises, on whatever servers it runs. Each case is a tenant of its own.
interface PipelineCases {

  Gateway gateway();

  /// Where commands go, and where what became of them is seen.
  record Gateway(URI command, Faces faces) {}

  @Test
  default void carriesALoginIntoTheReadDatabase() {
    Tenant tenant = new Tenant(gateway());
    User user = User.register(tenant.gateway());
    Answer session = user.login();
    Map<String, String> row = tenant.row("session", session.text("session_id"));
    assertThat(row)
        .containsEntry("user_id", user.id().toString())
        .containsEntry("platform", "web")
        .doesNotContainKey("revoked_at");
    assertThat(tenant.row("user", user.id().toString())).containsEntry("email", user.email());
    tenant.assertAllIsThere(user.written());
  }

  @Test
  default void tellsOfAFailedLoginAndOfNothingElse() {
    Tenant tenant = new Tenant(gateway());
    User user = User.register(tenant.gateway());
    Answer refused = user.loginWith("wrong");
    assertThat(refused.status()).isEqualTo(401);
    Evidence evidence = tenant.quiet();
    assertThat(evidence.log()).hasSize(user.written().size() + 1);
    LoggedEvent last = evidence.log().getLast();
    assertThat(last.facts().type()).isEqualTo("AuthEventLogged");
    assertThat(evidence.histories().get(last.aggregate()).getLast().data())
        .contains("\"success\": false")
        .doesNotContain(user.email());
  }

  @Test
  default void revokesASessionAtOnceOnBothSides() {
    Tenant tenant = new Tenant(gateway());
    User user = User.register(tenant.gateway());
    Answer session = user.login();
    assertThat(user.introspectedAsActive(session.text("token"))).isTrue();
    user.logout(session);
    assertThat(user.introspectedAsActive(session.text("token"))).isFalse();
    tenant.assertAllIsThere(user.written());
    assertThat(tenant.row("session", session.text("session_id"))).containsKey("revoked_at");
  }

  @Test
  default void followsAnApiKeyToItsEnd() {
    Tenant tenant = new Tenant(gateway());
    User user = User.register(tenant.gateway());
    Answer key = user.createKey("deploy");
    String path = "/v1/auth/api-keys/" + key.text("key_id");
    Answer rotated = user.command("POST", path + "/rotate", Map.of());
    assertThat(user.introspectedAsActive(key.text("secret"))).isFalse();
    assertThat(user.introspectedAsActive(rotated.text("secret"))).isTrue();
    user.command("POST", path + "/revoke", Map.of("reason", "leaked"));
    assertThat(user.introspectedAsActive(rotated.text("secret"))).isFalse();
    user.command("DELETE", path, Map.of());
    tenant.assertAllIsThere(user.written());
  }

  /// One tenant and what the checker says of it.
  final class Tenant {

    private final UUID id = UUID.randomUUID();
    private final GatewayClient gateway;
    private final Faces faces;

    Tenant(Gateway pipeline) {
      gateway = new GatewayClient(pipeline.command(), id);
      faces = pipeline.faces();
    }

    UUID id() {
      return id;
    }

    GatewayClient gateway() {
      return gateway;
    }

    /// Waits until the checker has nothing to object to, and the log holds exactly these events.
    void assertAllIsThere(List<UUID> written) {
      assertThat(quiet().log().stream().map(LoggedEvent::id))
          .containsExactlyInAnyOrderElementsOf(written);
    }

    /// Waits until the checker has nothing to object to.
    Evidence quiet() {
      Evidence[] last = new Evidence[1];
      await()
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofMillis(100))
          .ignoreExceptions() // a server that was killed may still be coming back
          .untilAsserted(() -> {
            last[0] = EvidenceReader.read(faces, id);
            assertThat(Checker.check(last[0])).isEqualTo(List.<Finding>of());
          });
      return last[0];
    }

    Map<String, String> row(String type, String rowId) {
      Row row = quiet().projections().get(new Aggregate(id, type, rowId));
      assertThat(row).as("row of %s %s", type, rowId).isNotNull();
      return row.columns();
    }
  }
}
