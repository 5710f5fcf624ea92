package dev.headgate.process.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.process.exit.ProcessFailure;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RestartsTest {

  @Test
  void areShownByExitCode() {
    var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Restarts.of(Map.of("HEADGATE_RESTARTS", "38:1,137:2")).bindTo(metrics);

    assertThat(metrics.scrape())
        .contains("headgate_process_restarts_total{exit_code=\"38\"} 1.0")
        .contains("headgate_process_restarts_total{exit_code=\"137\"} 2.0");
  }

  @Test
  void areNoneWithoutASupervisorThatCounts() {
    assertThat(Restarts.of(Map.of()).byExitCode()).containsExactly(Map.entry("0", 0));
    assertThat(Restarts.of(Map.of("HEADGATE_RESTARTS", "")).byExitCode())
        .containsExactly(Map.entry("0", 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"often", "38", "38:", "38:1,", "38:1;137:2"})
  void areRefusedInAnotherForm(String text) {
    assertThatThrownBy(() -> Restarts.of(Map.of("HEADGATE_RESTARTS", text)))
        .isInstanceOf(ProcessFailure.class)
        .hasMessageContaining(text);
  }
}
