package dev.headgate.projector.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.projector.comparison.Findings.Difference;
import dev.headgate.projector.comparison.Findings.Finding;
import dev.headgate.projector.generation.Generation;
import dev.headgate.projector.generation.Projection;
import dev.headgate.projector.readdatabase.ReadDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two generations of users in one database.
final class ComparisonIT {

  private static final String TENANT = "00000000-0000-7000-8000-000000000001";
  private static final Generation SECOND = new Generation(2);

  private static PostgresServer postgres;
  private static ReadDatabase database;

  private final Comparison comparison = new Comparison(database, Duration.ofMillis(300));

  @BeforeAll
  static void start() throws SQLException {
    postgres = PostgresServer.temporary();
    postgres.createDatabase("headgate_read");
    PostgresUrl url = PostgresUrl.parse(postgres.url("headgate_read"));
    ReadDatabase.migrate(url);
    database = ReadDatabase.open(url);
    run("SELECT headgate.create_generation(2, 1)");
  }

  @AfterAll
  static void stop() {
    database.close();
    postgres.close();
  }

  @BeforeEach
  void writeTwoHundredUsersTwice() throws SQLException {
    run("TRUNCATE projection_g1.users, projection_g2.users");
    for (int generation = 1; generation <= 2; generation++) {
      run(
          ("INSERT INTO projection_g%d.users SELECT '%s', 'u' || i, 3, md5(i::text)::uuid, 'epoch',"
                  + " false, i || '@b.c', 'member', 'password', NULL, NULL"
                  + " FROM generate_series(1, 200) i")
              .formatted(generation, TENANT));
    }
  }

  @Test
  void agreesOnEqualRows() throws Exception {
    assertThat(compare()).isEqualTo(new Finding("users", 1, 200, 0, 0, List.of()));
  }

  @Test
  void namesTheColumnsOfAKeyThatDiffersAtOneVersion() throws Exception {
    run("UPDATE projection_g1.users SET email = 'x', role = 'y' WHERE user_id = 'u7'");
    Finding found = compare();
    assertThat(found.differences()).isEqualTo(1);
    assertThat(found.samples())
        .containsExactly(new Difference(TENANT, "u7", 3L, 3L, "email, role"));
  }

  @Test
  void findsKeysThatOnlyOneSideHas() throws Exception {
    run("DELETE FROM projection_g1.users WHERE user_id = 'u7'");
    run("DELETE FROM projection_g2.users WHERE user_id = 'u8'");
    assertThat(compare().samples())
        .containsExactly(
            new Difference(TENANT, "u7", null, 3L, null),
            new Difference(TENANT, "u8", 3L, null, null));
  }

  @Test
  void countsDifferencesBeyondThoseItShows() throws Exception {
    run("UPDATE projection_g2.users SET aggregate_version = 4");
    assertThat(compare().differences()).isEqualTo(200);
    assertThat(new Findings(List.of(compare())).json()).contains("\"differences\":200");
  }

  @Test
  void waitsForAKeyInFlight() throws Exception {
    run("UPDATE projection_g1.users SET aggregate_version = 9, role = 'new' WHERE user_id = 'u7'");
    AtomicInteger looks = new AtomicInteger();
    Finding found =
        compare(() -> {
          looks.incrementAndGet();
          run(
              "UPDATE projection_g2.users SET aggregate_version = least(aggregate_version + 2, 9)"
                  + " WHERE user_id = 'u7'");
          if (looks.get() == 4) {
            run("UPDATE projection_g2.users SET role = 'new' WHERE user_id = 'u7'");
          }
        });
    assertThat(found.differences()).isZero();
    assertThat(found.buckets()).isEqualTo(1);
    assertThat(looks.get()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void copiesIndexesPoliciesTriggersAndCommentsOfTheTables() throws Exception {
    String shape =
        "SELECT string_agg(what, E'\\n' ORDER BY what) FROM ("
            + "SELECT replace(indexdef, schemaname, '') FROM pg_indexes WHERE schemaname = '%1$s'"
            + " UNION ALL SELECT concat(tablename, policyname, roles, cmd, qual, with_check)"
            + " FROM pg_policies WHERE schemaname = '%1$s'"
            + " UNION ALL SELECT replace(pg_get_triggerdef(t.oid), '%1$s', '') FROM pg_trigger t"
            + " JOIN pg_class c ON c.oid = tgrelid WHERE relnamespace = '%1$s'::regnamespace"
            + " UNION ALL SELECT relname || relforcerowsecurity FROM pg_class"
            + " WHERE relnamespace = '%1$s'::regnamespace AND relkind = 'r'"
            + " UNION ALL SELECT relname || attname || col_description(c.oid, attnum)"
            + " FROM pg_class c JOIN pg_attribute ON attrelid = c.oid AND attnum > 0"
            + " WHERE relnamespace = '%1$s'::regnamespace AND relkind = 'r') all_of_it(what)";
    assertThat(text(shape.formatted("projection_g2")).replace("headgate.g2.", "headgate.g1."))
        .contains("headgate.rewind('rows', 'headgate.g1.user.state')");
    assertThat(count(shape.formatted("projection_g2")))
        .isEqualTo(count(shape.formatted("projection_g1")));
  }

  private Finding compare() throws InterruptedException {
    return compare(() -> {});
  }

  private interface Meanwhile {
    void run() throws SQLException;
  }

  private Finding compare(Meanwhile meanwhile) throws InterruptedException {
    return comparison
        .run(
            SECOND,
            Map.of(Projection.USERS, Generation.FIRST),
            () -> {
              try {
                meanwhile.run();
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
              return false;
            })
        .projections()
        .getFirst();
  }

  private static long count(String sql) throws SQLException {
    return text(sql).lines().count();
  }

  private static String text(String sql) throws SQLException {
    try (var connection = postgres.connect("headgate_read");
        var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      found.next();
      return found.getString(1);
    }
  }

  private static void run(String sql) throws SQLException {
    try (var connection = postgres.connect("headgate_read");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
