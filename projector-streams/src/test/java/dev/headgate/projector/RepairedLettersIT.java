package dev.headgate.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.projector.deadletter.Ledger;
import dev.headgate.projector.deadletter.Operator;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A repair amid a flow of events: what is shown in the end is what a pure fold makes.
final class RepairedLettersIT {

  private static final String TENANT = "X-Headgate-Tenant";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void areRetriedInBulkAndLeaveTheProjectionsEqualToAFold() throws Exception {
    try (Stage stage = Stage.open(folder);
        Ledger ledger = Ledger.open();
        Flow flow = Flow.start(stage, 13)) {
      var projector =
          stage.projector(
              "one",
              Map.of(
                  "HEADGATE_DEVELOPMENT_AUTHENTICATION",
                  "true",
                  "HEADGATE_COMMAND_URL",
                  ledger.url().toString()));
      await()
          .atMost(PATIENCE)
          .ignoreExceptionsInstanceOf(SQLException.class)
          .until(() -> stage.count("auth_users_view") > 5);
      stage.run(
          "ALTER TABLE projection_g1.users ADD CONSTRAINT picky" + refusing("email ~ '[0-4]@'"));
      stage.run(
          "ALTER TABLE projection_g1.api_keys ADD CONSTRAINT picky" + refusing("name ~ '[5-9]$'"));
      await()
          .atMost(PATIENCE)
          .until(() -> stage.count("headgate.parked_aggregates WHERE behind > 0") > 3);
      stage.run("ALTER TABLE projection_g1.users DROP CONSTRAINT picky");
      stage.run("ALTER TABLE projection_g1.api_keys DROP CONSTRAINT picky");
      try (Operator operator = new Operator(projector.port())) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ordered(operator)).isEmpty());
      }
      flow.awaitMore(20);
      flow.assertShown();
      assertThat(stage.rows("SELECT DISTINCT status FROM dead_letters")).containsExactly("retried");
      assertThat(ledger.entries().size()).isGreaterThanOrEqualTo((int) stage.count("dead_letters"));
      assertThat(projector.exit()).isNotDone();
    }
  }

  /// Orders whatever is parked.
  private static JsonNode ordered(Operator operator) {
    return operator
        .order(
            "{\"order\":\"retry\",\"filter\":{},\"limit\":5}", TENANT, Published.TENANT.toString())
        .path("items");
  }

  private static String refusing(String condition) {
    return " CHECK (NOT (%s)) NOT VALID".formatted(condition);
  }
}
