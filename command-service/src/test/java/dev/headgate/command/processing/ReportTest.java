package dev.headgate.command.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.Gateway;
import dev.headgate.process.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ReportTest {

  @Test
  void saysHowFarAProcessorIs() {
    assertThat(Report.of(body("completed", null)))
        .isEqualTo(new Report("invoices", Stage.COMPLETED, null));
    assertThat(Report.of(body("failed", "no ink")))
        .isEqualTo(new Report("invoices", Stage.FAILED, "no ink"));
  }

  @Test
  void saysWhyItFailedThenAndOnlyThen() {
    refused(body("failed", null), "/error");
    refused(body("completed", "no ink"), "/error");
    refused(body("processing", "no ink"), "/error");
    refused(body("failed", "x".repeat(2_001)), "/error");
  }

  @Test
  void knowsThreeStages() {
    refused(body("COMPLETED", null), "/status");
    refused(body("done", null), "/status");
    refused(Gateway.body().put("processor", "invoices"), "/status");
    refused(Gateway.body().put("processor", "invoices").putNull("status"), "/status");
  }

  @Test
  void namesItsProcessor() {
    refused(body("completed", null).put("processor", "a b"), "/processor");
    refused(body("completed", null).put("processor", ""), "/processor");
    refused(body("completed", null).put("processor", "x".repeat(101)), "/processor");
  }

  private static ObjectNode body(String status, @Nullable String error) {
    ObjectNode body = Gateway.body().put("processor", "invoices").put("status", status);
    return error == null ? body : body.put("error", error);
  }

  private static void refused(ObjectNode body, String pointer) {
    assertThatThrownBy(() -> Report.of(body))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.problem().errors())
                    .extracting("pointer")
                    .containsExactly(pointer));
  }
}
