package dev.headgate.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.relay.TestRelay.Fault;
import dev.headgate.relay.exit.RelayExit;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Real damage to a real server or broker stops the relay by name, and nothing of it is skipped.
///
/// The damages pile up in one pipeline: preflight finds each one before it comes to the former.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class DamageIT {

  private static final String TOPIC = "auth.session.events.v1";

  private static Pipeline pipeline;
  private static Admin admin;

  @BeforeAll
  static void start() throws Exception {
    pipeline = new Pipeline();
    ChildProcess relay = pipeline.started(Fault.NONE);
    append();
    ExactlyOnceIT.seen(pipeline, 1);
    relay.end("TERM", Duration.ofSeconds(30));
    admin = Admin.create(Map.of("bootstrap.servers", pipeline.kafka()));
  }

  @AfterAll
  static void stop() {
    admin.close();
    pipeline.close();
  }

  @Test
  @Order(1)
  void refusesATopicThatLostItsTail() throws Exception {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    IntStream.range(0, 6)
        .forEach(n -> latest.put(new TopicPartition(TOPIC, n), OffsetSpec.latest()));
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    admin
        .listOffsets(latest)
        .all()
        .get()
        .forEach((place, end) -> all.put(place, RecordsToDelete.beforeOffset(end.offset())));
    admin.deleteRecords(all).all().get();
    assertRefused(RelayExit.TOPIC_SHORT, "rebuild-topics");
  }

  @Test
  @Order(2)
  void refusesASlotThatWasAdvancedByHand() throws Exception {
    append();
    pipeline.administer(
        "SELECT pg_replication_slot_advance('headgate', pg_current_wal_flush_lsn())");
    assertRefused(RelayExit.SLOT_AHEAD, "recreate-slot");
  }

  @Test
  @Order(3)
  void refusesASlotThatWasMadeAnew() throws Exception {
    pipeline.administer(
        "SELECT pg_drop_replication_slot('headgate')",
        "SELECT pg_create_logical_replication_slot('headgate', 'pgoutput')");
    assertRefused(RelayExit.SLOT_AHEAD, "recreate-slot");
  }

  @Test
  @Order(4)
  void refusesAnEventTopicThatWasMadeAnew() throws Exception {
    admin.deleteTopics(Set.of(TOPIC)).all().get();
    recreate(new NewTopic(TOPIC, 6, (short) 1));
    assertRefused(RelayExit.TOPIC_REPLACED, "rebuild-topics");
  }

  @Test
  @Order(5)
  void refusesToGoOnWithoutItsPosition() throws Exception {
    admin.deleteTopics(Set.of("headgate.relay.position")).all().get();
    assertRefused(RelayExit.POSITION_LOST, "rebuild-topics");
  }

  @Test
  @Order(6)
  void refusesASlotWhoseLogIsGone() throws Exception {
    pipeline.administer(
        "ALTER SYSTEM SET max_slot_wal_keep_size = '1MB'", "SELECT pg_reload_conf()");
    for (int i = 0; i < 4; i++) {
      pipeline.administer(
          "SELECT pg_logical_emit_message(false, 'filler', 'x')", "SELECT pg_switch_wal()");
    }
    pipeline.administer("CHECKPOINT");
    assertRefused(RelayExit.SLOT_LOST, "recreate-slot");
  }

  @Test
  @Order(7)
  void refusesASlotOfAnotherPlugin() throws Exception {
    pipeline.administer(
        "SELECT pg_drop_replication_slot('headgate')",
        "SELECT pg_create_physical_replication_slot('headgate')");
    assertRefused(RelayExit.SLOT_FOREIGN, "HEADGATE_SLOT");
  }

  @Test
  @Order(8)
  void refusesToRunWithoutASlot() throws Exception {
    pipeline.administer("SELECT pg_drop_replication_slot('headgate')");
    assertRefused(RelayExit.SLOT_MISSING, "command-service");
  }

  @Test
  @Order(9)
  void refusesAnotherNumberOfPartitions() throws Exception {
    admin.createPartitions(Map.of(TOPIC, NewPartitions.increaseTo(7))).all().get();
    assertRefused(RelayExit.PARTITIONS_CHANGED, "rebuild-topics");
  }

  @Test
  @Order(10)
  void refusesAPublicationWithAnotherTable() throws Exception {
    pipeline.administer(
        "CREATE TABLE public.stranger (id int PRIMARY KEY)",
        "ALTER PUBLICATION headgate ADD TABLE public.stranger");
    assertRefused(RelayExit.PUBLICATION_CHANGED, "ALTER PUBLICATION");
  }

  @Test
  @Order(11)
  void refusesABrokerWithOldTransactions() throws Exception {
    admin
        .updateFeatures(
            Map.of(
                "transaction.version",
                new FeatureUpdate((short) 1, FeatureUpdate.UpgradeType.SAFE_DOWNGRADE)),
            new UpdateFeaturesOptions())
        .all()
        .get();
    assertRefused(RelayExit.TRANSACTIONS_OLD, "kafka-features upgrade");
  }

  @Test
  @Order(12)
  void refusesAServerThatForgetsWhatItAcknowledged() throws Exception {
    pipeline.administer("ALTER DATABASE headgate_command SET synchronous_commit = off");
    assertRefused(RelayExit.DURABILITY_OFF, "synchronous_commit on");
  }

  private static void assertRefused(RelayExit expected, String remedy) throws Exception {
    assertThat(pipeline.refusal(Map.of())).isEqualTo(expected.code());
    List<String> lines = pipeline.log().lines().toList();
    assertThat(lines)
        .as("one line with the name and the remedy")
        .anyMatch(line ->
            line.contains("ends with " + expected + " (" + expected.code() + ")")
                && line.contains("Next: ")
                && line.contains(remedy));
  }

  private static void append() throws Exception {
    try (Pipeline.Session session = pipeline.session()) {
      session.append(UUID.randomUUID().toString());
      session.commit();
    }
  }

  /// A deleted name is free a moment after the answer.
  private static void recreate(NewTopic topic) {
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> {
          admin.createTopics(Set.of(topic)).all().get();
          return true;
        });
  }
}
