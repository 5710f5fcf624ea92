package dev.headgate.cli.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.cli.partition.EventDay.State;
import dev.headgate.cli.partition.Operator.Killed;
import dev.headgate.cli.stack.StackFailure;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Days come back from their archives as they were, or not at all. Each test has a day of its own.
final class RestorationIT {

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
  void movesADayIntoAnArchiveOnlyItsOwnerCanReadAndBack() throws Exception {
    LocalDate day = log.published(10, 2500);
    String before = log.digest(day);
    long sent = log.sent();

    Outcome dropped = operator.drop(day);

    assertThat(dropped.outcome()).isEqualTo("dropped");
    assertThat(dropped.events()).isEqualTo(2500);
    ArchiveFile file = ArchiveFile.of(dropped);
    assertThat(file.permissions()).isEqualTo("rw-------");
    assertThat(file.manifest()).contains("\"events\" : 2500", before.replaceAll("[(].*,|[)]", ""));
    assertThat(log.shown(day)).isZero();
    assertThat(operator.state(day)).isEqualTo(State.DROPPED);
    assertThat(log.isMissing(day)).isTrue();

    assertThat(operator.restore(day).outcome()).isEqualTo("restored");

    assertThat(log.digest(day)).isEqualTo(before);
    assertThat(log.shown(day)).isEqualTo(2500);
    assertThat(log.isMissing(day)).isFalse();
    assertThat(log.sent()).as("published a second time").isEqualTo(sent);
    assertThat(operator.state(day)).isEqualTo(State.RESTORED);
    assertThatThrownBy(() -> log.run("DELETE FROM auth_gateway." + EventLog.table(day)))
        .hasMessageContaining("facts");
    log.append();
    assertThat(log.sent()).isEqualTo(sent + 1);
    assertThat(operator.drop(day).archive()).as("it was archived before").isEqualTo(file.path());
  }

  @Test
  void bringsBackADayThatWasDetachedOnly() throws Exception {
    LocalDate day = log.published(15, 5);
    assertThatThrownBy(() -> operator.drop(day, Operator.dyingAt(Milestone.DETACHED)))
        .isInstanceOf(Killed.class);
    assertThat(log.shown(day)).isZero();
    assertThat(operator.restore(day).outcome()).isEqualTo("restored");
    assertThat(log.shown(day)).isEqualTo(5);
    assertThat(operator.state(day)).isEqualTo(State.ARCHIVED);
  }

  @Test
  void beginsARestoreAnewThatWasKilled() throws Exception {
    LocalDate day = log.published(16, 1500);
    operator.drop(day);
    assertThatThrownBy(() -> operator.restore(day, Operator.dyingAt(Milestone.LOADED)))
        .isInstanceOf(Killed.class);
    assertThat(operator.state(day)).isEqualTo(State.DROPPED);
    operator.restore(day);
    assertThat(log.shown(day)).isEqualTo(1500);
  }

  @Test
  void restoresNothingFromAnArchiveThatWasChanged() throws Exception {
    LocalDate day = log.published(20, 50);
    ArchiveFile file = ArchiveFile.of(operator.drop(day));
    for (int place : new int[] {5, 200, -1}) { // header, data, trailer
      file.flip(place);
      assertThatThrownBy(() -> operator.restore(day))
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining(file.path())
          .hasMessageContaining("put a copy of it in its place");
      file.flip(place);
    }
    assertThat(operator.state(day)).isEqualTo(State.DROPPED);
    operator.restore(day);
    assertThat(log.shown(day)).isEqualTo(50);
  }

  @Test
  void makesNoDayAnewThatIsArchived() throws Exception {
    LocalDate day = log.published(23, 5);
    operator.drop(day);
    assertThatThrownBy(() -> operator.with(partitions -> partitions.create(day)))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("headgate partitions restore " + day);
    assertThat(log.one("SELECT auth_gateway.ensure_events_partitions(30, 7)")).isEqualTo("0");
    assertThatThrownBy(() -> operator.with(partitions -> partitions.create(EventLog.daysAgo(-800))))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("a year from now");
    String made = operator.with(partitions -> partitions.create(EventLog.daysAgo(-8)));
    assertThat(made).isEqualTo(EventLog.table(EventLog.daysAgo(-8)));
    log.run("DROP TABLE auth_gateway." + EventLog.table(EventLog.daysAgo(-8)));
  }
}
