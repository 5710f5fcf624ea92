package dev.headgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.e2e.PipelineCases.Tenant;
import dev.headgate.e2e.gateway.Answer;
import dev.headgate.e2e.gateway.Device;
import dev.headgate.e2e.gateway.User;
import dev.headgate.e2e.program.Outcome;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// `headgate verify` on a running stack: silent about a sound one, and not about any other.
interface VerificationCases extends PipelineCases {

  Stack stack();

  @Test
  default void findsNothingWhileCommandsAreGiven() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Tenant tenant = new Tenant(gateway());
    try (var pool = Executors.newSingleThreadExecutor()) {
      Future<?> load =
          pool.submit(() -> {
            while (!over.get()) {
              EmbeddedPipelineIT.live(tenant);
            }
          });
      JsonNode report = verified(0);
      assertThat(report.path("clean").asBoolean()).isTrue();
      assertThat(report.path("events").asLong()).isPositive();
      over.set(true);
      load.get();
    }
  }

  /// One copy of each kind of damage a read database can have.
  @Test
  default void findsDamageInTheReadDatabaseAndHasItRepaired() throws Exception {
    Tenant tenant = new Tenant(gateway());
    User user = User.register(tenant.gateway());
    Answer first = user.login();
    Answer second = user.login();
    Answer third = user.login();
    tenant.assertAllIsThere(user.written());
    damage(
        "DELETE FROM projection_g1.sessions WHERE session_id = '%s'".formatted(id(first)),
        "UPDATE projection_g1.sessions SET platform = 'tv' WHERE session_id = '%s'"
            .formatted(id(second)),
        "UPDATE projection_g1.sessions SET aggregate_version = 99 WHERE session_id = '%s'"
            .formatted(id(third)),
        "INSERT INTO projection_g1.users SELECT tenant_id, 'nobody', 1, last_event_id, last_updated_at, false,"
            + " email, role, provider FROM projection_g1.users WHERE user_id = '%s'"
                .formatted(user.id()),
        "DELETE FROM headgate.auth_events WHERE aggregate_id = '%s'".formatted(id(first)),
        "UPDATE headgate.auth_events SET data = data || '{\"platform\": \"tv\"}' WHERE aggregate_id = '%s'"
            .formatted(id(second)),
        "UPDATE headgate.auth_events SET aggregate_version = 7 WHERE aggregate_id = '%s'"
            .formatted(id(third)));

    JsonNode found = verified(5, "--repair", "--dry-run");
    assertThat(assertions(found)).containsExactly("I7", "I8", "I9");
    assertThat(found.path("differences").findValuesAsText("aggregate_id"))
        .contains(id(first), id(second), id(third), "nobody");

    assertThat(found.path("repair").path("rows").asInt()).isEqualTo(3);
    assertThat(found.path("repair").path("rows_deleted").asInt()).isEqualTo(1);
    assertThat(found.path("repair").path("done").asBoolean()).isFalse();

    assertThat(verified(0, "--repair").path("repair").path("done").asBoolean()).isTrue();
    tenant.assertAllIsThere(user.written());
    verified(0, "--window", "PT1H");
  }

  @Test
  default void comparesWhatIsYoungerThanAnArchivedDay() throws Exception {
    Tenant tenant = new Tenant(gateway());
    Device device = new Device(tenant.gateway());
    LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(20);
    change(gateway().faces().commandDatabase(), OldDevice.begun(tenant.id(), device.id(), day));
    device.report(Map.of("uptime_seconds", 60, "target_version", 1));
    tenant.quiet();
    await()
        .atMost(Duration.ofMinutes(1)) // the relay tells once a second what it has published
        .until(() -> stack().run("partitions", "drop", day.toString()).code() == 0);

    assertThat(stack().run("verify").err())
        .contains("partitions restore --all", "--since " + day.plusDays(1));
    JsonNode younger = verified(0, "--since", day.plusDays(1) + "T00:00:00Z");
    assertThat(younger.path("aggregates_in_parts").asInt()).isEqualTo(1);

    stack().run("partitions", "restore", "--all").requireSuccess();
    assertThat(verified(0).path("aggregates_in_parts").asInt()).isZero();
  }

  private static String id(Answer session) {
    return session.text("session_id");
  }

  /// The read database as its administrator opens it.
  default String jdbc() {
    return jdbc(gateway().faces().readDatabase());
  }

  static String jdbc(String url) {
    return url.replaceFirst(
        "^postgresql://([^:]+):([^@]+)@(.*)$", "jdbc:postgresql://$3?user=$1&password=$2");
  }

  /// Changes the read database past the projector.
  default void damage(String... statements) throws SQLException {
    change(gateway().faces().readDatabase(), statements);
  }

  private static void change(String database, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbc(database));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static Set<String> assertions(JsonNode report) {
    return new TreeSet<>(report.path("differences").findValuesAsText("assertion"));
  }

  /// Verifies, and reads the report.
  default JsonNode verified(int code, String... options) throws IOException {
    String[] words = new String[options.length + 2];
    words[0] = "verify";
    words[1] = "--json";
    System.arraycopy(options, 0, words, 2, options.length);
    Outcome outcome = stack().run(words);
    assertThat(outcome.code()).as(outcome.out() + outcome.err()).isEqualTo(code);
    return new ObjectMapper().readTree(outcome.out());
  }
}
