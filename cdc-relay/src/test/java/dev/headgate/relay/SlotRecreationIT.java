package dev.headgate.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.relay.TestRelay.Fault;
import dev.headgate.relay.TestRepair.Twist;
import dev.headgate.relay.exit.RelayExit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What was written while there was no slot that knew of it reaches the topics all the same.
final class SlotRecreationIT {

  private static final String SESSIONS = "auth.session.events.v1";
  private static final String DROP = "SELECT pg_drop_replication_slot('headgate')";
  private static final String MAKE =
      "SELECT pg_create_logical_replication_slot('headgate', 'pgoutput')";
  private static final String ADVANCE =
      "SELECT pg_replication_slot_advance('headgate', pg_current_wal_lsn())";

  /// More log than a slot may keep; then room again, for the next one.
  private static final String[] LOSE = {
    "ALTER SYSTEM SET max_slot_wal_keep_size = '1MB'",
    "SELECT pg_reload_conf()",
    "SELECT pg_switch_wal()",
    "SELECT pg_logical_emit_message(false, 'padding', repeat('x', 40000000))",
    "CHECKPOINT",
    "ALTER SYSTEM RESET max_slot_wal_keep_size",
    "SELECT pg_reload_conf()"
  };

  private Workbench bench;

  @BeforeEach
  void start() {
    bench = new Workbench(new Pipeline());
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void publishesWhatWasWrittenWithoutASlot() throws Exception {
    damageAndRepair(RelayExit.SLOT_MISSING, DROP);
  }

  @Tag("long")
  @Test
  void publishesWhatALaterSlotDoesNotSend() throws Exception {
    damageAndRepair(RelayExit.SLOT_AHEAD, DROP, MAKE);
  }

  @Test
  @Tag("long")
  void publishesWhatTheSlotWasMovedOver() throws Exception {
    damageAndRepair(RelayExit.SLOT_AHEAD, ADVANCE);
  }

  @Test
  @Tag("long")
  void publishesWhatTheServerThrewAwayWithItsSlot() throws Exception {
    damageAndRepair(RelayExit.SLOT_LOST, LOSE);
  }

  private void damageAndRepair(RelayExit refusal, String... damage) throws Exception {
    try (Writers _ = new Writers(bench.pipeline())) {
      bench.publishSome();
      bench.writeSome();
      bench.pipeline().administer(damage);
      bench.writeSome();
      bench.assertRefused(refusal);
      assertThat(bench.repair(Twist.NONE, "recreate-slot")).isZero();
      bench.publishSome();
    }
    assertThat(bench.findings()).isEmpty();
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({
    "DIES_AT_SLOT_DROPPED, SLOT_MISSING",
    "DIES_AT_SLOT_CREATED, SLOT_AHEAD",
    "DIES_AT_PART_PUBLISHED, SLOT_AHEAD",
    "DIES_AT_ALL_BUT_POSITION, SLOT_AHEAD"
  })
  void completesWithoutDoublingWhereverItDied(Twist twist, RelayExit refusal) throws Exception {
    try (Writers _ = new Writers(bench.pipeline())) {
      bench.publishSome();
      bench.pipeline().administer(DROP);
      bench.writeSome();
      assertThat(bench.repair(twist, "recreate-slot")).isEqualTo(99);
      bench.assertRefused(refusal);
      assertThat(bench.repair(Twist.NONE, "recreate-slot")).isZero();
      bench.publishSome();
    }
    assertThat(bench.findings()).isEmpty();
  }

  /// What the consistent point is good for: behind it the slot sends all, and nothing before.
  @Tag("long")
  @Test
  void wouldLoseWhatIsBetweenTheSnapshotAndALaterPosition() throws Exception {
    bench.publishSome();
    bench.pipeline().administer(DROP);
    assertThat(bench.repair(Twist.POSITION_TOO_FAR, "recreate-slot")).isZero();
    bench.writeSome();
    bench.publishSome();
    assertThat(bench.findings()).anyMatch(finding -> finding.startsWith("lost"));
  }

  @Tag("long")
  @Test
  void needsATopicThatWasLostToBeRebuiltBefore() throws Exception {
    try (Writers _ = new Writers(bench.pipeline())) {
      bench.publishSome();
      bench.pipeline().administer(DROP);
      bench.admin().deleteTopics(Set.of(SESSIONS)).all().get();
      assertThat(bench.repair(Twist.NONE, "recreate-slot"))
          .isEqualTo(RelayExit.TOPIC_REPLACED.code());
      assertThat(bench.repair(Twist.NONE, "rebuild-topics")).isZero();
      assertThat(bench.repair(Twist.NONE, "recreate-slot")).isZero();
    }
    assertThat(bench.findings()).isEmpty();
  }

  @Tag("long")
  @Test
  void worksAfterAllTopicsWereRebuiltWithoutASlot() throws Exception {
    try (Writers _ = new Writers(bench.pipeline())) {
      bench.publishSome();
      bench.pipeline().administer(DROP);
      bench.admin().deleteTopics(Set.of("headgate.relay.position")).all().get();
      assertThat(bench.repair(Twist.NONE, "recreate-slot"))
          .isEqualTo(RelayExit.POSITION_LOST.code());
      assertThat(bench.repair(Twist.NONE, "rebuild-topics")).isZero();
      bench.assertRefused(RelayExit.SLOT_MISSING);
      assertThat(bench.repair(Twist.NONE, "recreate-slot")).isZero();
    }
    assertThat(bench.findings()).isEmpty();
  }

  @Tag("long")
  @Test
  void refusesTopicsWithAGap() throws Exception {
    bench.publishSome();
    try (Pipeline.Session session = bench.pipeline().administrator()) {
      session.insertRow("gap", 1);
      session.insertRow("gap", 2);
      session.commit();
    }
    String second = bench.pipeline().idOf("gap", 2);
    Records.produce(
        bench.pipeline().kafka(),
        SESSIONS,
        Map.of(
            "ce_id", second,
            "ce_tenantid", new UUID(0, 1).toString(),
            "ce_aggregatetype", "session",
            "ce_subject", "gap",
            "ce_aggregateversion", "2"));
    List<String> before = bench.state();
    assertThat(bench.repair(Twist.NONE, "recreate-slot")).isEqualTo(RelayExit.TOPIC_TORN.code());
    assertThat(bench.state()).isEqualTo(before);
  }

  @Test
  @Tag("long")
  void changesNothingWhenItRunsDry() throws Exception {
    bench.publishSome();
    bench.pipeline().administer(DROP);
    bench.writeSome();
    List<String> before = bench.state();
    assertThat(bench.repair(Twist.NONE, "recreate-slot", "--dry-run")).isZero();
    assertThat(bench.pipeline().log()).contains("would make the slot headgate anew and publish 60");
    assertThat(bench.state()).isEqualTo(before);
    bench.assertRefused(RelayExit.SLOT_MISSING);
  }

  @Test
  @Tag("long")
  void refusesWhileARelayRuns() {
    bench.pipeline().started(Fault.NONE);
    assertThat(bench.repair(Twist.NONE, "recreate-slot")).isEqualTo(RelayExit.RELAY_RUNS.code());
  }
}
