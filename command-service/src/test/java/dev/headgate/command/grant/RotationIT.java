package dev.headgate.command.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.command.Gateway;
import dev.headgate.command.Reply;
import dev.headgate.command.RunningService;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A key has one valid secret at any time, however many rotate it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RotationIT {

  private final RunningService service = RunningService.start();
  private final Gateway gateway = service.newTenant();
  private final String user = gateway.newUser();

  @AfterAll
  void stop() {
    service.close();
  }

  @RepeatedTest(5)
  void letsOneOfTwoRotationsOfTheSameVersionWin() {
    Reply key = gateway.createKey(user).expect(201);
    List<Reply> replies = Gateway.together(2, _ -> rotate(key, "If-Match", key.header("ETag")));
    List<Reply> sorted = replies.stream().sorted(Comparator.comparingInt(Reply::status)).toList();
    Reply won = sorted.getFirst().expect(200);
    Reply lost = sorted.getLast().expect(412);
    assertThat(lost.code()).isEqualTo("precondition_failed");
    assertThat(isActive(key.text("secret"))).isFalse();
    assertThat(isActive(won.text("secret"))).isTrue();
    assertThat(gateway.versions(key.text("key_id"))).containsExactly(1L, 2L);
  }

  @Test
  void leavesOneValidSecretBehindManyRotationsWithoutACondition() {
    Reply key = gateway.createKey(user).expect(201);
    List<Reply> replies = Gateway.together(8, _ -> rotate(key));
    List<String> secrets = new ArrayList<>(List.of(key.text("secret")));
    replies.stream()
        .filter(reply -> reply.status() == 200)
        .map(reply -> reply.text("secret"))
        .forEach(secrets::add);
    assertThat(replies)
        .allMatch(reply -> reply.status() == 200 || reply.code().equals("version_conflict"));
    assertThat(secrets.stream().filter(this::isActive)).hasSize(1);
    assertThat(isActive(last(replies).text("secret"))).isTrue();
    assertThat(gateway.versions(key.text("key_id"))).hasSameSizeAs(secrets);
  }

  @Test
  void keepsTheOldSecretWhenARotationIsRefused() {
    Reply key = gateway.createKey(user).expect(201);
    assertThat(rotate(key, "If-Match", "\"7\"").status()).isEqualTo(412);
    assertThat(isActive(key.text("secret"))).isTrue();
  }

  @Test
  void givesARevokedKeyNoNewSecret() {
    Reply key = gateway.createKey(user).expect(201);
    String path = "/v1/auth/api-keys/" + key.text("key_id");
    gateway.post(path + "/revoke", Gateway.body()).expect(200);
    assertThat(rotate(key).code()).isEqualTo("api_key_revoked");
    assertThat(isActive(key.text("secret"))).isFalse();
  }

  private Reply rotate(Reply key, String... headers) {
    return gateway.post(
        "/v1/auth/api-keys/" + key.text("key_id") + "/rotate", Gateway.body(), headers);
  }

  private boolean isActive(String secret) {
    return gateway.introspect(secret).expect(200).json().required("active").booleanValue();
  }

  private static Reply last(List<Reply> replies) {
    return replies.stream()
        .filter(reply -> reply.status() == 200)
        .max(
            Comparator.comparingLong(
                reply -> reply.json().required("aggregate_version").longValue()))
        .orElseThrow();
  }
}
