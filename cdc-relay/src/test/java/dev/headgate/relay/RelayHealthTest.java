package dev.headgate.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.process.health.HealthReport;
import dev.headgate.relay.publish.Progress;
import dev.headgate.relay.slot.Lsn;
import dev.headgate.relay.slot.Server;
import dev.headgate.relay.watch.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A relay that makes no progress must not look healthy.
final class RelayHealthTest {

  private final RelayHealth health = new RelayHealth();
  private static final Progress.Snapshot NOTHING =
      new Progress.Snapshot(new Lsn(100), null, 0, null);

  @Test
  void isNotReadyBeforeItKnowsItsPart() {
    HealthReport report = health.report();
    assertThat(report.live()).isTrue();
    assertThat(report.ready()).isFalse();
    assertThat(report.details()).containsEntry("status", "starting");
  }

  @Test
  void isReadyWhenItStandsBy() {
    health.standsBy();
    HealthReport report = health.report();
    assertThat(report.live()).isTrue();
    assertThat(report.ready()).isTrue();
    assertThat(report.details()).containsEntry("status", "standby");
  }

  @Test
  void isNotReadyWhileItTakesOver() {
    health.standsBy();
    health.begins();
    assertThat(health.report().ready()).isFalse();
    assertThat(health.report().details()).containsEntry("status", "starting");
  }

  @Test
  void isNotReadyBeforeItsFirstCommit() {
    health.runs(() -> NOTHING, Optional::empty);
    assertThat(health.report().live()).isTrue();
    assertThat(health.report().ready()).isFalse();
  }

  @Test
  void isHealthyWhileItCommits() {
    Instant now = Instant.now();
    health.runs(() -> new Progress.Snapshot(new Lsn(200), now, 1, null), Optional::empty);
    HealthReport report = health.report(now.plusSeconds(19));
    assertThat(report.live()).isTrue();
    assertThat(report.ready()).isTrue();
    assertThat(report.details()).containsEntry("status", "ok").containsEntry("position", "0/C8");
  }

  @Test
  void saysWhyItIsStalledWithinHalfAMinute() {
    Instant now = Instant.now();
    health.runs(() -> new Progress.Snapshot(new Lsn(200), now, 1, null), Optional::empty);
    HealthReport report = health.report(now.plusSeconds(25));
    assertThat(report.live()).isFalse();
    assertThat(report.details())
        .containsEntry("status", "stalled")
        .containsEntry("reason", "nothing was published for 25 s, not even a heartbeat");
  }

  @Test
  void isStalledWhenItNeverCommits() {
    health.runs(() -> NOTHING, Optional::empty);
    assertThat(health.report(Instant.now().plusSeconds(25)).live()).isFalse();
  }

  @Test
  void tellsHowMuchLogHangsOnTheSlot() {
    Server.Slot slot =
        new Server.Slot(
            "headgate", "pgoutput", "db", "extended", new Lsn(1), new Server.Slot.Log(4096, 512));
    Sight sight = new Sight(slot, Optional.of(Duration.ofMillis(1500)));
    health.runs(() -> NOTHING, () -> Optional.of(sight));
    assertThat(health.report().details())
        .containsEntry(
            "slot",
            Map.of(
                "wal_status",
                "extended",
                "lag_bytes",
                512L,
                "retained_bytes",
                4096L,
                "oldest_unpublished_seconds",
                1.5));
  }
}
