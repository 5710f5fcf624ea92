package dev.headgate.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.relay.TestRelay.Fault;
import dev.headgate.relay.TestRepair.Twist;
import dev.headgate.relay.exit.RelayExit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Topics that were lost come back from the outbox, while commands go on.
final class TopicRebuildIT {

  private static final String SESSIONS = "auth.session.events.v1";
  private static final String POSITION = "headgate.relay.position";

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
  void fillsADeletedTopicAndStreamsOn() throws Exception {
    try (Writers _ = new Writers(bench.pipeline())) {
      bench.publishSome();
      bench.admin().deleteTopics(Set.of(SESSIONS)).all().get();
      bench.assertRefused(RelayExit.TOPIC_REPLACED);
      refusesWhileADayIsInAnArchive();
      assertThat(bench.repair(Twist.NONE, "rebuild-topics")).isZero();
      bench.publishSome();
    }
    assertThat(bench.findings()).isEmpty();
  }

  private void refusesWhileADayIsInAnArchive() throws Exception {
    bench
        .pipeline()
        .administer(
            "INSERT INTO auth_gateway.event_archives VALUES"
                + " ('2026-01-02', 7, repeat('0', 64), '/archives/a', repeat('0', 64))");
    assertThat(bench.repair(Twist.NONE, "rebuild-topics"))
        .isEqualTo(RelayExit.EVENTS_ARCHIVED.code());
    assertThat(bench.pipeline().log()).contains("2026-01-02", "headgate partitions restore --all");
    bench.pipeline().administer("DELETE FROM auth_gateway.event_archives");
  }

  /// What the floors are good for: the slot sends again what the topic was filled with.
  @Test
  @Tag("long")
  void wouldDoubleWhatTheStreamSendsAgainWithoutFloors() throws Exception {
    try (Writers _ = new Writers(bench.pipeline())) {
      bench.publishSome();
      bench.admin().deleteTopics(Set.of(SESSIONS)).all().get();
      int before = bench.pipeline().outbox().size();
      while (bench.pipeline().outbox().size() < before + 20) {
        Thread.sleep(50); // the writers' pace
      }
      assertThat(bench.repair(Twist.WITHOUT_FLOORS, "rebuild-topics")).isZero();
      bench.publishSome();
    }
    assertThat(bench.findings()).anyMatch(finding -> finding.startsWith("doubled"));
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource(
      names = {
        "DIES_AT_TOPICS_DELETED",
        "DIES_AT_TOPICS_CREATED",
        "DIES_AT_PART_PUBLISHED",
        "DIES_AT_ALL_BUT_POSITION"
      })
  void beginsAnewWhereverItDied(Twist twist) throws Exception {
    try (Writers _ = new Writers(bench.pipeline())) {
      bench.publishSome();
      assertThat(bench.repair(twist, "rebuild-topics", "--topic", SESSIONS)).isEqualTo(99);
      bench.assertRefused(RelayExit.TOPIC_REPLACED);
      assertThat(bench.repair(Twist.NONE, "rebuild-topics")).isZero();
      bench.publishSome();
    }
    assertThat(bench.findings()).isEmpty();
  }

  @Tag("long")
  @Test
  void rebuildsAllWhenThePositionIsLost() throws Exception {
    try (Writers _ = new Writers(bench.pipeline())) {
      bench.publishSome();
      bench.admin().deleteTopics(Set.of(POSITION)).all().get();
      bench.assertRefused(RelayExit.POSITION_LOST);
      assertThat(bench.repair(Twist.NONE, "rebuild-topics", "--topic", SESSIONS))
          .isEqualTo(RelayExit.POSITION_LOST.code());
      assertThat(bench.repair(Twist.DIES_AT_PART_PUBLISHED, "rebuild-topics")).isEqualTo(99);
      bench.assertRefused(RelayExit.POSITION_LOST);
      assertThat(bench.repair(Twist.NONE, "rebuild-topics")).isZero();
      bench.publishSome();
    }
    assertThat(bench.findings()).isEmpty();
  }

  @Tag("long")
  @Test
  void removesWhatAForeignProducerWrote() throws Exception {
    bench.publishSome();
    bench.writeSome();
    Records.produce(bench.pipeline().kafka(), SESSIONS, Map.of());
    bench.assertRefused(RelayExit.TOPIC_SHORT);
    assertThat(bench.repair(Twist.NONE, "rebuild-topics")).isZero();
    bench.publishSome();
    assertThat(bench.findings()).isEmpty();
  }

  @Tag("long")
  @Test
  void givesATopicItsNumberOfPartitionsBack() throws Exception {
    bench.publishSome();
    bench.admin().createPartitions(Map.of(SESSIONS, NewPartitions.increaseTo(8))).all().get();
    bench.assertRefused(RelayExit.PARTITIONS_CHANGED);
    assertThat(bench.repair(Twist.NONE, "rebuild-topics")).isZero();
    bench.publishSome();
    assertThat(bench.findings()).isEmpty();
  }

  @Tag("long")
  @Test
  void writesTheSameRecordsButForTheLsn() throws Exception {
    bench.publishSome();
    List<String> before = Records.of(bench.pipeline().kafka(), SESSIONS);
    assertThat(bench.repair(Twist.NONE, "rebuild-topics", "--topic", SESSIONS)).isZero();
    assertThat(before).isNotEmpty();
    assertThat(Records.of(bench.pipeline().kafka(), SESSIONS)).containsExactlyElementsOf(before);
  }

  @Test
  @Tag("long")
  void changesNothingWhenItRunsDry() throws Exception {
    bench.publishSome();
    bench.admin().createPartitions(Map.of(SESSIONS, NewPartitions.increaseTo(8))).all().get();
    List<String> before = bench.state();
    assertThat(bench.repair(Twist.NONE, "rebuild-topics", "--dry-run")).isZero();
    assertThat(bench.pipeline().log())
        .contains(
            "would rebuild ["
                + SESSIONS
                + "] with "
                + bench.pipeline().outbox().size()
                + " events");
    assertThat(bench.state()).isEqualTo(before);
  }

  @Test
  @Tag("long")
  void refusesToDeleteWhatTheOutboxCouldNotGiveBack() throws Exception {
    bench.publishSome();
    Records.produce(
        bench.pipeline().kafka(),
        SESSIONS,
        Map.of(
            "ce_id", UUID.randomUUID().toString(),
            "ce_tenantid", new UUID(0, 1).toString(),
            "ce_aggregatetype", "session",
            "ce_subject", "unheard-of",
            "ce_aggregateversion", "1"));
    List<String> before = bench.state();
    assertThat(bench.repair(Twist.NONE, "rebuild-topics"))
        .isEqualTo(RelayExit.LOG_LACKS_EVENTS.code());
    assertThat(bench.state()).isEqualTo(before);
  }

  @Test
  void refusesWhileARelayRuns() throws Exception {
    ChildProcess relay = bench.pipeline().started(Fault.NONE);
    assertThat(bench.repair(Twist.NONE, "rebuild-topics", "--topic", SESSIONS))
        .isEqualTo(RelayExit.RELAY_RUNS.code());
    assertThat(relay.isAlive()).isTrue();
  }

  @Tag("long")
  @Test
  void hasNothingToDoWhileNothingIsBroken() throws Exception {
    bench.publishSome();
    List<String> before = bench.state();
    assertThat(bench.repair(Twist.NONE, "rebuild-topics")).isZero();
    assertThat(bench.state()).isEqualTo(before);
    assertThat(bench.pipeline().log()).contains("no topic needs to be rebuilt");
  }
}
