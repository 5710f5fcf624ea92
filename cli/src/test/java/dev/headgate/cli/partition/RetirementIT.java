package dev.headgate.cli.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.headgate.cli.partition.EventDay.State;
import dev.headgate.cli.partition.Operator.Killed;
import dev.headgate.cli.stack.StackFailure;
import dev.headgate.embedded.disk.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Days leave the log into archives, whatever happens on the way. Each test has a day of its own.
final class RetirementIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private static Path archives;
  private static EventLog log;
  private static Operator operator;

  @BeforeAll
  static void start() throws SQLException {
    log = EventLog.start();
    operator = new Operator(log, archives);
  }

  @AfterAll
  static void stop() {
    log.close();
  }

  @Test
  void letsCommandsGoOnWhileItWaitsForAReader() throws Exception {
    LocalDate day = log.published(11, 3);
    try (Connection reader = log.connect();
        Statement statement = reader.createStatement();
        var pool = Executors.newSingleThreadExecutor()) {
      reader.setAutoCommit(false);
      statement.execute("SELECT count(*) FROM auth_gateway.outbox");
      var drop = pool.submit(() -> operator.drop(day));
      await().atMost(PATIENCE).until(() -> log.isMoverWaiting());

      log.append();

      assertThat(drop).isNotDone();
      assertThat(log.isMoverWaiting()).isTrue();
      reader.rollback();
      assertThat(drop.get().outcome()).isEqualTo("dropped");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ARCHIVED", "DETACHED"})
  void goesOnWhereARunWasKilled(Milestone last) throws Exception {
    LocalDate day = log.published(last == Milestone.ARCHIVED ? 12 : 13, 5);
    assertThatThrownBy(() -> operator.drop(day, Operator.dyingAt(last))).isInstanceOf(Killed.class);
    assertThat(operator.state(day)).isIn(State.ARCHIVED, State.DETACHED);

    assertThat(operator.drop(day).events()).isEqualTo(5);

    operator.restore(day);
    assertThat(log.shown(day)).isEqualTo(5);
  }

  @Test
  void finishesADetachingThatWasCutOff() throws Exception {
    LocalDate day = log.published(14, 5);
    try (Connection reader = log.connect();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("SELECT count(*) FROM auth_gateway.outbox");
      assertThatThrownBy(() -> new Operator(log, archives, Duration.ofMillis(300)).drop(day))
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining("pg_stat_activity");
      assertThat(operator.state(day)).isEqualTo(State.DETACHING);
    }
    assertThat(operator.drop(day).outcome()).isEqualTo("dropped");
  }

  @Test
  void archivesAgainWhatWasCommittedWhileItDetached() throws Exception {
    LocalDate day = log.published(17, 5);
    try (Connection late = log.connect();
        Statement statement = late.createStatement();
        var pool = Executors.newSingleThreadExecutor()) {
      late.setAutoCommit(false);
      statement.execute(EventLog.events("device", day, 1));
      var drop = pool.submit(() -> operator.drop(day));
      await().atMost(PATIENCE).until(() -> log.isMoverWaiting());
      late.commit();
      assertThat(drop.get().reason()).contains("1 of its events are not published yet");
    }
    log.publish();
    assertThat(operator.drop(day).events()).isEqualTo(6);
    operator.restore(day);
    assertThat(log.shown(day)).isEqualTo(6);
  }

  @Test
  void keepsWhatIsNotPublished() throws Exception {
    LocalDate day = log.published(18, 5);
    log.run(EventLog.events("device", day, 2));
    assertThat(operator.drop(day).reason())
        .contains("2 of its events are not published yet", "cdc-relay");
    assertThat(operator.state(day)).isEqualTo(State.LIVE);
    log.publish();
    assertThat(operator.drop(day).events()).isEqualTo(7);
  }

  @Test
  void keepsWhatDecisionsAreMadeFrom() throws Exception {
    LocalDate day = log.published(19, 1);
    log.run(EventLog.events("session", day, 2));
    log.publish();
    log.run(
        "INSERT INTO auth_gateway.aggregates SELECT tenant_id, aggregate_type, aggregate_id, 1,"
            + " occurred_at FROM auth_gateway.outbox WHERE aggregate_type = 'session'");
    assertThat(operator.drop(day).reason()).contains("2 aggregates would lose", "restart");
    assertThat(operator.state(day)).isEqualTo(State.LIVE);
    log.run("UPDATE auth_gateway.aggregates SET state = '{}', state_version = 1");
    assertThat(operator.drop(day).outcome()).isEqualTo("dropped");
  }

  @Test
  void keepsDaysThatAreTooYoung() {
    for (int ago : new int[] {2, 0, -3}) {
      Outcome kept = operator.drop(EventLog.daysAgo(ago));
      assertThat(kept.outcome()).isEqualTo("kept");
      assertThat(kept.reason()).contains("is too young");
    }
  }

  @Test
  void dropsNothingWhoseArchiveWasChanged() throws Exception {
    LocalDate day = log.published(21, 50);
    assertThatThrownBy(() ->
            operator.drop(
                day,
                milestone -> {
                  if (milestone == Milestone.DETACHED) {
                    ArchiveFile.of(archives, day).flip(100);
                  }
                }))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("cannot be used");
    assertThat(operator.state(day)).isEqualTo(State.DETACHED);
    assertThat(operator.drop(day).events()).as("archived anew").isEqualTo(50);
    operator.restore(day);
  }

  @Test
  void leavesNothingHalfDoneOnAFullDisk(@TempDir Path folder) throws Exception {
    LocalDate day = log.published(22, 2000);
    try (SmallDisk disk = SmallDisk.mount(folder, "1m")) {
      Operator poor = new Operator(log, folder.resolve("archives"));
      disk.fill();
      assertThatThrownBy(() -> poor.drop(day))
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining("--archive-dir");
      assertThat(operator.state(day)).isEqualTo(State.LIVE);
      disk.free();
      assertThat(poor.drop(day).events()).isEqualTo(2000);
      try (Stream<Path> files = Files.list(poor.archives())) {
        assertThat(files).hasSize(2);
      }
      poor.restore(day);
    } catch (SmallDisk.NotPermitted e) {
      Assumptions.abort(e.getMessage());
    }
  }

  @Test
  void saysOfEveryOldDayWhyItStays() throws Exception {
    LocalDate day = log.published(29, 5);
    assertThat(log.one(old(day)))
        .isEqualTo(
            "false it is live: headgate partitions drop "
                + day
                + " archives and detaches it first");
    assertThatThrownBy(() -> operator.drop(day, Operator.dyingAt(Milestone.DETACHED)))
        .isInstanceOf(Killed.class);
    log.run("UPDATE auth_gateway.event_archives SET events = 4 WHERE day = '%s'".formatted(day));
    assertThat(log.one(old(day))).contains("false its table holds 5 events that are not the 4");
    log.run("UPDATE auth_gateway.event_archives SET events = 5 WHERE day = '%s'".formatted(day));
    assertThat(log.one(old(day))).isEqualTo("true ");
    assertThat(operator.state(day)).isEqualTo(State.DROPPED);
    assertThatThrownBy(() -> log.run("SELECT auth_gateway.drop_old_event_partitions(2)"))
        .hasMessageContaining("three days or more");
  }

  private static String old(LocalDate day) {
    return "SELECT dropped || ' ' || coalesce(reason, '') FROM auth_gateway.drop_old_event_partitions(27)"
        + " WHERE day = '%s'".formatted(day);
  }

  @Test
  void movesDaysForOneOperatorAtATime() {
    operator.with(partitions -> {
      assertThatThrownBy(() -> operator.state(EventLog.daysAgo(9)))
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining("another headgate partitions");
      return partitions;
    });
  }
}
