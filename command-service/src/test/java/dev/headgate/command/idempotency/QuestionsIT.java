package dev.headgate.command.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.command.Gateway;
import dev.headgate.command.Reply;
import dev.headgate.command.RunningService;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A question is answered anew each time, whatever key comes with it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class QuestionsIT {

  private final RunningService service = RunningService.start();

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void letARevocationHoldAlthoughTheKeyWasUsedBefore() {
    Gateway gateway = service.newTenant();
    Reply session = gateway.createSession(gateway.newUser()).expect(201);
    String key = UUID.randomUUID().toString();
    assertThat(isActive(gateway, session.text("token"), key)).isTrue();
    gateway.logout(session.text("token")).expect(200);
    assertThat(isActive(gateway, session.text("token"), key)).isFalse();
  }

  @Test
  void leaveNoAnswerBehind() {
    Gateway gateway = service.newTenant();
    String key = UUID.randomUUID().toString();
    Reply logged = gateway.audit("web").expect(201);
    gateway.send("GET", logged.header("Location"), "", "Idempotency-Key", key).expect(200);
    isActive(gateway, "x", key);
    assertThat(gateway.storedAnswers()).isZero();
  }

  private static boolean isActive(Gateway gateway, String token, String key) {
    return gateway
        .post("/v1/auth/introspect", Gateway.body().put("token", token), "Idempotency-Key", key)
        .expect(200)
        .json()
        .required("active")
        .booleanValue();
  }
}
