package dev.headgate.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.command.Gateway;
import dev.headgate.command.MovableClock;
import dev.headgate.command.RunningService;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A machine whose clock is wrong still lets people in: the log goes by the database's.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClockJumpIT {

  private final MovableClock clock = new MovableClock();
  private final RunningService service = RunningService.start(clock);

  @AfterAll
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {-24, -1, 1, 24})
  void letsPeopleInAndOut(long hours) {
    clock.set(Instant.now().plus(Duration.ofHours(hours)));
    Gateway gateway = service.newTenant();
    String email = Gateway.newEmail();
    gateway.register(email).expect(201);
    String token = gateway.login(email, Gateway.PASSWORD).expect(200).text("token");
    gateway.login(email, "not the password").expect(401);
    gateway.audit("web").expect(201);
    gateway.logout(token).expect(200);
    assertThat(gateway.column("1", "abs(extract(epoch FROM now() - occurred_at)) > 300")).isEmpty();
    assertThat(gateway.events("AuthEventLogged")).isEqualTo(4);
  }
}
