package dev.headgate.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.embedded.kafka.Broker.Doors;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PortsTest {

  @Test
  void lieAtFixedDistancesFromTheBase() {
    Ports ports = new Ports(4000);

    assertThat(ports.of(ServiceName.COMMAND_SERVICE)).isEqualTo(4000);
    assertThat(ports.of(ServiceName.CDC_RELAY)).isEqualTo(4001);
    assertThat(ports.of(ServiceName.PROJECTOR_STREAMS)).isEqualTo(4002);
    assertThat(ports.of(ServiceName.KAFKA)).isEqualTo(4010);
    assertThat(ports.kafka()).isEqualTo(new Doors(4010, 4011, 4012));
    assertThat(ports.of(ServiceName.POSTGRES_COMMAND)).isEqualTo(4020);
    assertThat(ports.of(ServiceName.POSTGRES_READ)).isEqualTo(4021);
  }

  @Test
  void nameTheServiceWhosePortIsTaken() throws Exception {
    Ports ports = new Ports(freeBase());
    try (ServerSocket taken = new ServerSocket(ports.base(), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> ports.requireFree(List.of(ServiceName.values())))
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("command-service")
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("--port-base");
    }
  }

  @Test
  void refuseABaseWithoutRoom() {
    assertThatThrownBy(() -> new Ports(65530)).isInstanceOf(StackFailure.class);
    assertThatThrownBy(() -> new Ports(80)).isInstanceOf(StackFailure.class);
  }

  /// Below the ports the kernel lends to clients: one of those may come in between.
  private static int freeBase() {
    return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(10_000, 32_000))
        .filter(base ->
            IntStream.rangeClosed(base, base + 21)
                .allMatch(dev.headgate.embedded.child.Ports::isFree))
        .findFirst()
        .orElseThrow();
  }
}
