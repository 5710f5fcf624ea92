package dev.headgate.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Generations built beside the one that is read, while events come in and readers read.
final class GenerationsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void takeThePlaceOfOneAnotherWhileWritersAndReadersGoOn() throws Exception {
    try (Stage stage = Stage.open(folder);
        Flow flow = Flow.start(stage, 11)) {
      stage.projector("one", Map.of());
      awaitEvents(stage, 200);
      Reader reader = Reader.of(stage);

      order(stage, "request_replay('{all}', NULL, true)");
      awaitState(stage, 2, "live");
      assertThat(states(stage)).containsExactly("1 kept", "2 live");
      assertThat(viewed(stage)).containsOnly("projection_g2");
      assertThat(findings(stage, 2))
          .containsExactly("api_keys 0", "sessions 0", "states 0", "users 0");
      flow.awaitMore(50);

      order(stage, "rollback_replay()");
      awaitState(stage, 1, "live");
      assertThat(viewed(stage)).containsOnly("projection_g1");
      flow.awaitMore(50);

      order(stage, "prune_generations()");
      awaitState(stage, 2, "pruned");
      assertThat(topicsOf(stage, 2)).isEmpty();
      await().atMost(PATIENCE).until(() -> !Files.exists(folder.resolve("one/headgate-fold-g2")));
      assertThat(stage.rows("SELECT to_regnamespace('projection_g2')")).containsOnlyNulls();
      assertThatThrownBy(() -> order(stage, "rollback_replay()"))
          .hasMessageContaining("there is no way back");

      reader.assertNothingWentBack();
      flow.assertShown();
    }
  }

  @Test
  @Tag("long")
  void waitForSomebodyToAnswerForDifferencesAndSurviveKillsAndCancels() throws Exception {
    try (Stage stage = Stage.open(folder);
        Flow flow = Flow.start(stage, 12)) {
      Stage.Running projector = stage.projector("one", Map.of());
      awaitEvents(stage, 200);

      order(stage, "request_replay('{users,api_keys}', 10)"); // slow enough to be caught at it
      assertThatThrownBy(() -> order(stage, "request_replay('{all}')"))
          .hasMessageContaining("generation 2 is under way");
      awaitBuilding(stage, 0);
      projector.process().kill();
      projector.awaitExit();
      projector = stage.projector("one", Map.of());
      awaitBuilding(stage, 15);
      order(stage, "cancel_replay()");
      flow.awaitMore(20);
      assertThat(states(stage)).containsExactly("1 live", "2 cancelled");

      stage.run(NOBODYS_USER);
      stage.run("UPDATE projection_g1.api_keys SET name = 'x' WHERE key_id = (" + ENDED_KEY + ")");
      order(stage, "resume_replay()");
      awaitState(stage, 2, "differs");
      assertThat(viewed(stage)).containsOnly("projection_g1");
      assertThat(findings(stage, 2)).containsExactly("api_keys 1", "users 1");
      assertThat(
              stage.rows(
                  "SELECT coalesce(s->>'columns', s->>'id') FROM headgate.generations,"
                      + " jsonb_array_elements(comparison) c, jsonb_array_elements(c->'samples') s"
                      + " WHERE generation = 2 ORDER BY 1"))
          .containsExactly("name", "nobody");

      assertAccepted(stage);
      flow.assertShown();
      assertThat(projector.exit()).isNotDone();
    }
  }

  private static void assertAccepted(Stage stage) throws SQLException {
    order(stage, "accept_differences()");
    awaitState(stage, 2, "live");
    assertThat(states(stage)).containsExactly("1 live", "2 live");
    assertThat(viewed(stage)).containsOnly("projection_g1", "projection_g2");
    assertThat(
            stage.rows(
                "SELECT details->0->>'differences' FROM headgate.replay_audit"
                    + " WHERE action = 'generation_accepted'"))
        .containsExactly("1");
  }

  private static final String NOBODYS_USER =
      "INSERT INTO projection_g1.users SELECT tenant_id, 'nobody', 1, last_event_id,"
          + " last_updated_at, false, email, role, provider FROM projection_g1.users LIMIT 1";
  private static final String ENDED_KEY =
      "SELECT min(key_id) FROM projection_g1.api_keys WHERE is_deleted";

  private static void awaitEvents(Stage stage, long events) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(() -> stage.count("auth_events") >= events);
  }

  private static void order(Stage stage, String call) throws SQLException {
    stage.rows("SELECT headgate." + call);
  }

  private static void awaitBuilding(Stage stage, int done) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(SQLException.class)
        .untilAsserted(() ->
            assertThat(
                    stage.rows(
                        "SELECT concat_ws(' ', state, source_done > %d, problem)".formatted(done)
                            + " FROM headgate.generations WHERE generation = 2"))
                .containsExactly("building t"));
  }

  private static void awaitState(Stage stage, int generation, String state) {
    await(generation + " " + state)
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(states(stage)).contains(generation + " " + state));
  }

  private static List<String> states(Stage stage) throws SQLException {
    return stage.rows("SELECT generation || ' ' || state FROM headgate.generations ORDER BY 1");
  }

  private static List<String> findings(Stage stage, int generation) throws SQLException {
    return stage.rows(
        "SELECT concat_ws(' ', c->>'projection', c->>'differences') FROM headgate.generations,"
            + " jsonb_array_elements(comparison) c WHERE generation = "
            + generation
            + " ORDER BY 1");
  }

  /// The schemas that the public views of typed rows show.
  private static List<String> viewed(Stage stage) throws SQLException {
    return stage.rows(
        "SELECT DISTINCT table_schema::text FROM information_schema.view_table_usage"
            + " WHERE view_name IN ('auth_users_view', 'auth_sessions_view', 'auth_api_keys_view')");
  }

  private static List<String> topicsOf(Stage stage, int generation) throws Exception {
    try (Admin admin = stage.admin()) {
      return admin.listTopics().names().get().stream()
          .filter(name -> name.contains("g" + generation + ".") || name.contains("-g" + generation))
          .toList();
    }
  }

  /// Somebody who reads all the time.
  private record Reader(CompletableFuture<Void> end, CompletableFuture<Void> reading) {

    static Reader of(Stage stage) {
      CompletableFuture<Void> end = new CompletableFuture<>();
      return new Reader(end, CompletableFuture.runAsync(() -> read(stage, end)));
    }

    private static void read(Stage stage, CompletableFuture<Void> end) {
      long before = 0;
      while (!end.isDone()) {
        long rows = sum(stage);
        assertThat(rows).as("sum of the users' versions").isGreaterThanOrEqualTo(before);
        before = rows;
      }
    }

    private static long sum(Stage stage) {
      try {
        return Long.parseLong(
            stage
                .rows("SELECT coalesce(sum(aggregate_version), 0)::text FROM auth_users_view")
                .getFirst());
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    void assertNothingWentBack() {
      end.complete(null);
      reading.join();
    }
  }
}
