package dev.headgate.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.control.ServiceStatus;
import dev.headgate.cli.control.StackStatus;
import dev.headgate.cli.stack.ServiceName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {

  @Test
  void showsHowFarAStartIsAndWhatItWaitsFor() {
    assertThat(ProgressLine.of(started(4, "starting"), 12.3))
        .isEqualTo("starting ■■■■··· 4/7  12 s  cdc-relay starting");
    assertThat(ProgressLine.of(started(7, ""), 20)).isEqualTo("starting ■■■■■■■ 7/7  20 s  ");
  }

  @Test
  void fitsANarrowTerminal() {
    for (int up = 0; up <= 7; up++) {
      assertThat(ProgressLine.of(started(up, "starting"), 239)).hasSizeLessThan(60);
    }
  }

  @Test
  void tellsWhatKeepsAStackFromBeingUp() {
    assertThat(Shortfall.of(started(3, "failed")))
        .contains("command-service is failed, last exit 64: see headgate logs command-service");
    assertThat(Shortfall.of(started(7, ""))).isEmpty();
  }

  private static StackStatus started(int up, String state) {
    Map<String, ServiceStatus> services = new LinkedHashMap<>();
    for (ServiceName name : List.of(ServiceName.values()).subList(0, 7)) {
      boolean isUp = services.size() < up;
      services.put(
          name.label(),
          new ServiceStatus(1L, isUp ? "up" : state, "url", isUp ? null : 64, Map.of(), null));
    }
    return new StackStatus("starting", "/data", 1L, null, services);
  }
}
