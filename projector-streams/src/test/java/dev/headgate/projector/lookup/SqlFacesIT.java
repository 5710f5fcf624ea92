package dev.headgate.projector.lookup;

import static dev.headgate.projector.lookup.ReadModel.OURS;
import static dev.headgate.projector.lookup.ReadModel.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The functions of the read database, called as a reader of one tenant calls them.
final class SqlFacesIT {

  private static ReadModel model;

  @BeforeAll
  static void start() {
    model = ReadModel.empty();
  }

  @AfterAll
  static void stop() {
    model.close();
  }

  @Test
  void waitsInOneStatementForARowThatIsCommittedLater() throws Exception {
    CompletableFuture<List<String>> waiting =
        CompletableFuture.supplyAsync(
            () -> asked("SELECT wait_for_version('user', 'late', 2, '30 seconds')"));
    awaitSleeper();
    model.user(OURS, "late", 1);
    model.user(THEIRS, "late", 2);
    assertThat(waiting.isDone()).isFalse();
    model.user(OURS, "late", 2);
    assertThat(waiting.get()).containsExactly("t");
  }

  @Test
  void waitsNoLongerThanItIsTold() throws SQLException {
    assertThat(ask("SELECT wait_for_version('user', 'never', 1, '20 milliseconds')"))
        .containsExactly("f");
    assertThatThrownBy(() -> ask("SELECT wait_for_version('user', 'never', 1, '2 minutes')"))
        .hasMessageContaining("not from 0 seconds to 1 minute");
  }

  @Test
  void refusesToWaitForWhatItCouldNeverSee() throws SQLException {
    model.user(OURS, "there", 1);
    try (Connection connection = reader();
        Statement statement = connection.createStatement()) {
      statement.execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
      assertThatThrownBy(() -> list(statement, "SELECT wait_for_version('user', 'there', 1)"))
          .hasMessageContaining("a repeatable read transaction never sees rows that come");
      statement.execute("ROLLBACK");
      statement.execute("RESET app.tenant_id");
      assertThatThrownBy(() -> list(statement, "SELECT wait_for_version('user', 'there', 1)"))
          .hasMessageContaining("no tenant is set");
    }
  }

  @Test
  void refusesToWaitBehindADeadLetterButNotForWhatIsShown() throws SQLException {
    model.user(OURS, "parked", 1);
    model.deadLetter(OURS, "user", "parked");
    assertThat(ask("SELECT wait_for_version('user', 'parked', 1)")).containsExactly("t");
    assertThatThrownBy(() -> ask("SELECT wait_for_version('user', 'parked', 2)"))
        .isInstanceOfSatisfying(
            SQLException.class, error -> assertThat(error.getSQLState()).isEqualTo("HG010"))
        .hasMessageContaining("aggregate_parked");
  }

  @Test
  void countsByTypeAndHourAndLeavesHealedRowsOutOfTheLag() throws SQLException {
    model.attempts(OURS, 90, "login", "u"); // from 00:01 to 01:30
    model.attempts(THEIRS, 5, "login", "u");
    model.run(
        "UPDATE headgate.auth_events SET ingested_at = occurred_at + interval '2 seconds'"
            + " * CASE WHEN event_number % 2 = 0 THEN 1 ELSE 3 END");
    model.run(
        "UPDATE headgate.auth_events SET healed = true, ingested_at = occurred_at + interval '9 days'"
            + " WHERE event_number = 60");
    assertThat(
            ask(
                """
                SELECT concat_ws(' ', event_type, hour AT TIME ZONE 'UTC', events, healed,
                       last_occurred_at AT TIME ZONE 'UTC', last_ingested_at AT TIME ZONE 'UTC',
                       ingestion_lag_maximum)
                  FROM get_auth_events_stats()
                """))
        .containsExactly(
            "AuthEventLogged 2026-01-01 00:00:00 59 0 2026-01-01 00:59:00 2026-01-01 00:59:06"
                + " 00:00:06",
            "AuthEventLogged 2026-01-01 01:00:00 31 1 2026-01-01 01:30:00 2026-01-01 01:30:02"
                + " 00:00:06");
    assertThat(
            ask(
                "SELECT extract(epoch FROM ingestion_lag_average)::numeric(9, 3)"
                    + " FROM get_auth_events_stats('2026-01-01 01:00Z')"))
        .containsExactly("4.000");
  }

  // The waiting statement sleeps between two looks: only then has it seen that nothing is there.
  private static void awaitSleeper() {
    org.awaitility.Awaitility.await()
        .until(() ->
            !model
                .rows(
                    "SELECT 1 FROM pg_stat_activity WHERE query LIKE '%wait_for_version%'"
                        + " AND wait_event = 'PgSleep'")
                .isEmpty());
  }

  private static List<String> asked(String sql) {
    try {
      return ask(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> ask(String sql) throws SQLException {
    try (Connection connection = reader();
        Statement statement = connection.createStatement()) {
      return list(statement, sql);
    }
  }

  private static Connection reader() throws SQLException {
    Connection connection = model.connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET ROLE headgate_reader");
      statement.execute("SET app.tenant_id = '" + OURS + "'");
    }
    return connection;
  }

  private static List<String> list(Statement statement, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (var found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }
}
