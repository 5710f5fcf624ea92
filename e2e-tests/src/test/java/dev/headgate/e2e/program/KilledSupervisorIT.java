package dev.headgate.e2e.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.e2e.gateway.GatewayClient;
import dev.headgate.e2e.gateway.User;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KilledSupervisorIT {

  @TempDir private Path temporary;

  @Test
  void leavesNoOrphanAndDataThatStartsAgain() throws Exception {
    Path data = temporary.resolve("data");
    String base = FreePorts.base();
    URI url = URI.create("http://127.0.0.1:" + base);
    User user;
    try (Foreground stack = Foreground.up(data, "--port-base", base)) {
      user = User.register(new GatewayClient(url, UUID.randomUUID()));
      stack.kill();
      await().atMost(Duration.ofSeconds(60)).until(() -> stack.survivors().isEmpty());
    }
    assertThat(data.resolve("supervisor.json")).as("what a killed one leaves").exists();
    assertThat(new Program(data).run("status").code()).isEqualTo(3);

    try (Foreground again = Foreground.up(data, "--port-base", base)) {
      assertThat(again.said()).contains("the last supervisor was killed").contains("up in ");
      assertThat(user.login().accepted()).isTrue();
      assertThat(again.interrupt()).isEqualTo(130);
    }
  }
}
