package dev.headgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.e2e.gateway.Answer;
import dev.headgate.e2e.gateway.User;
import dev.headgate.e2e.program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// `headgate dead-letters` on a running stack. What comes of it is judged by the independent fold.
interface DeadLetterCases extends VerificationCases {

  @Test
  default void retriesWhatTheReadDatabaseHadRefusedToWhatAPureFoldMakes() throws Exception {
    Tenant tenant = new Tenant(gateway());
    User user = User.register(tenant.gateway());
    damage(
        "ALTER TABLE projection_g1.sessions ADD CONSTRAINT picky CHECK (user_id <> '%s')"
            .formatted(user.id()));
    Answer session = user.login();
    String id = session.text("session_id");
    JsonNode letter = awaitLetter(id, 0);
    user.logout(session);
    awaitLetter(id, 1);
    assertThat(letters("list", "--id", id).out().lines().toList().getLast())
        .contains(letter.path("letter_id").asText(), "row_refused", "session " + id + " version 1");
    assertThat(letters("retry").err()).contains("no letter is named: name letters, or say --all");
    assertThat(letters("show", UUID.randomUUID().toString()).err()).contains("no dead letter");

    damage("ALTER TABLE projection_g1.sessions DROP CONSTRAINT picky");
    assertThat(letters("retry", "--all", "--id", id, "--dry-run").out()).contains("would retry 1");
    List<UUID> written = new ArrayList<>(user.written());
    written.add(ordered("retry", "--reason", "row_refused", "--id", id));
    tenant.assertAllIsThere(written);
    assertThat(tenant.row("session", id)).containsKey("revoked_at");
    assertThat(letters("list", "--id", id).out()).contains("no dead letters");
  }

  @Test
  default void editsOneEventAndDiscardsAnotherAndLosesNoneBehindThem() throws Exception {
    Tenant tenant = new Tenant(gateway());
    User user = User.register(tenant.gateway());
    UUID edited = poison(tenant, user, "{\"email\": 17}");
    user.login();
    UUID discarded = poison(tenant, user, "{}");
    user.login();
    String id = user.id().toString();
    JsonNode letter = awaitLetter(id, 3);
    assertThat(letter.path("letter_id").asText()).isEqualTo(edited.toString());
    assertThat(letters("show", edited.toString()).out()).contains("unreadable_payload", "17");

    Path data = Files.createTempFile("headgate-e2e", ".json");
    Files.writeString(data, "{\"email\": 18}");
    String file = data.toString();
    assertThat(letters("edit-and-retry", edited.toString(), "--data", file).err())
        .contains("/data/email")
        .doesNotContain("18");
    Files.writeString(
        data, "{\"email\":\"edited@b.c\",\"role\":\"member\",\"provider\":\"password\"}");
    UUID first = ordered("edit-and-retry", edited.toString(), "--data", file);
    Files.delete(data);
    assertThat(awaitLetter(id, 1).path("letter_id").asText()).isEqualTo(discarded.toString());
    UUID second = ordered("discard", discarded.toString());

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(audited(tenant))
                .containsExactly(
                    "dead_letter_replace %s %s".formatted(first, edited),
                    "dead_letter_discard %s %s".formatted(second, discarded)));
    verified(0);
  }

  /// Runs a verb about dead letters.
  private Outcome letters(String... words) {
    List<String> all = new ArrayList<>(List.of("dead-letters"));
    all.addAll(List.of(words));
    return stack().run(all.toArray(String[]::new));
  }

  /// The audit event of an order that settles one letter.
  private UUID ordered(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--json");
    Outcome outcome = letters(all.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.toString()).isZero();
    JsonNode items = new ObjectMapper().readTree(outcome.out()).path("items");
    assertThat(items).hasSize(1);
    assertThat(items.path(0).path("became").asText()).isEqualTo("settled");
    return UUID.fromString(items.path(0).path("order_id").asText());
  }

  /// Waits for the letter of an aggregate and for so many events behind it; lists it then.
  private JsonNode awaitLetter(String aggregate, int behind) throws IOException {
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(SQLException.class)
        .untilAsserted(() ->
            assertThat(
                    shown(
                        "SELECT behind FROM headgate.parked_aggregates WHERE aggregate_id = '%s'"
                            .formatted(aggregate)))
                .containsExactly(Integer.toString(behind)));
    JsonNode page = new ObjectMapper().readTree(letters("list", "--id", aggregate, "--json").out());
    return page.path("items").path(0);
  }

  /// Appends what no command makes: an event that breaks its schema.
  private UUID poison(Tenant tenant, User user, String data) throws SQLException {
    String url = VerificationCases.jdbc(gateway().faces().commandDatabase());
    try (Connection connection = DriverManager.getConnection(url);
        var statement =
            connection.prepareStatement(
                """
                SELECT (auth_gateway.append_decided('user', aggregate_id, 'UserUpserted', ?::jsonb, '{}', NULL,
                  'system', NULL, gen_random_uuid(), NULL, NULL, NULL, 1, state, 1)).event_id
                  FROM auth_gateway.aggregates, set_config('app.tenant_id', ?, false)
                 WHERE tenant_id = ?::uuid AND aggregate_id = ?
                """)) {
      statement.setString(1, data);
      statement.setString(2, tenant.id().toString());
      statement.setString(3, tenant.id().toString());
      statement.setString(4, user.id().toString());
      var appended = statement.executeQuery();
      assertThat(appended.next()).isTrue();
      return appended.getObject(1, UUID.class);
    }
  }

  private List<String> audited(Tenant tenant) throws SQLException {
    return shown(
        "SELECT concat_ws(' ', event_type, event_id, subject_id) FROM auth_audit_view"
            + " WHERE tenant_id = '%s' AND event_type LIKE 'dead%%' ORDER BY occurred_at"
                .formatted(tenant.id()));
  }

  /// The first column of what the read database shows its administrator.
  private List<String> shown(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(jdbc());
        var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }
}
