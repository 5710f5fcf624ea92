package dev.headgate.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class PortsTest {

  @Test
  void lieAtFixedDistancesFromTheBase() {
    Ports ports = new Ports(4000);

    assertThat(ports.of(ServiceName.COMMAND_SERVICE)).isEqualTo(4000);
    assertThat(ports.of(ServiceName.CDC_RELAY)).isEqualTo(4001);
    assertThat(ports.of(ServiceName.PROJECTOR_STREAMS)).isEqualTo(4002);
    assertThat(ports.of(ServiceName.KAFKA)).isEqualTo(4010);
    assertThat(ports.kafkaController()).isEqualTo(4011);
    assertThat(ports.of(ServiceName.POSTGRES_COMMAND)).isEqualTo(4020);
    assertThat(ports.of(ServiceName.POSTGRES_READ)).isEqualTo(4021);
  }

  @Test
  void nameTheServiceWhosePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ports ports = new Ports(taken.getLocalPort());

      assertThatThrownBy(ports::requireFree)
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
}
