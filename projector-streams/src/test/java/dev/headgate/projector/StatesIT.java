package dev.headgate.projector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.event.AggregateId;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.projector.instance.Instance;
import dev.headgate.projector.order.Order;
import dev.headgate.projector.order.Order.Retry;
import dev.headgate.projector.order.Orders;
import dev.headgate.projector.reading.Reason;
import dev.headgate.projector.reading.Vocabulary;
import dev.headgate.projector.topic.Replication;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Aggregates without a projection of their own, on real servers. One projector runs through all of
/// it.
final class StatesIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir static Path folder;

  private static final AtomicReference<@Nullable ProcessFailure> FAILURE = new AtomicReference<>();
  private static SimpleMeterRegistry metrics;
  private static Catalogue catalogue;
  private static Stage stage;
  private static Projector projector;

  @BeforeAll
  static void start() throws Exception {
    catalogue = HarbourCatalogue.in(folder.resolve("catalogue"));
    stage = Stage.open(folder, catalogue);
    run();
  }

  private static void run() {
    metrics = new SimpleMeterRegistry();
    projector =
        Projector.start(
            new Configuration(
                new Configuration.Http("127.0.0.1", 0, true, Optional.empty()),
                PostgresUrl.parse(stage.postgres().url("headgate_read")),
                new Configuration.Clients(
                    Map.of("bootstrap.servers", stage.kafka().bootstrapServers()), Map.of()),
                new Replication(1, 1),
                folder.resolve("state"),
                new Instance("it")),
            new Vocabulary(catalogue),
            metrics,
            FAILURE::set);
  }

  @AfterAll
  static void stop() {
    projector.close();
    stage.close();
    assertThat(FAILURE).hasNullValue();
  }

  @Test
  void showsWhatTheEventsOfEachMergeToAndHealsByItself() throws SQLException {
    List<UUID> ids = Stream.iterate(1L, id -> id + 1).limit(20).map(id -> new UUID(1, id)).toList();
    for (UUID id : ids) {
      tell("crane", id);
      tell("crane", id); // every event twice
      tell("berth", id);
    }
    awaitMerged(40, 1);
    stage.awaitCount(80, "auth_events WHERE topic LIKE 'harbour.%'");

    stage.run("TRUNCATE projection_g1.states");
    awaitMerged(40, 1);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    metrics
                        .get("headgate.projector.projection.lag")
                        .tag("projection", "states")
                        .gauge()
                        .value())
                .isZero());
  }

  @Test
  void comeBackWhenAnOperatorResetsTheOffsetsOfTheirTopic() throws Exception {
    UUID crane = new UUID(5, 1);
    tell("crane", crane);
    awaitMerged(1, 5);
    projector.close();
    stage.run("DELETE FROM projection_g1.states WHERE " + of(5));
    try (Admin admin = stage.admin()) {
      Map<TopicPartition, OffsetAndMetadata> beginning = new HashMap<>();
      for (int partition = 0; partition < 6; partition++) {
        beginning.put(
            new TopicPartition("headgate.g1.state.state", partition), new OffsetAndMetadata(0));
      }
      admin.alterConsumerGroupOffsets("headgate-sink-rows-g1", beginning).all().get();
    }
    run();
    awaitMerged(1, 5);
  }

  @Test
  void areAppliedAgainByTheirEventsPartitionAlone() throws SQLException {
    UUID crane = elsewhere(2);
    tell("crane", crane);
    awaitMerged(1, 2);
    stage.run("UPDATE projection_g1.states SET state = '{}' WHERE aggregate_id = '" + crane + "'");
    stage.rows(
        "SELECT headgate.apply_again(tenant_id, aggregate_type, aggregate_id, partition)::text"
            + " FROM headgate.auth_events WHERE aggregate_version = 1 AND aggregate_id = '%s'"
                .formatted(crane));
    awaitMerged(1, 2);
  }

  @Test
  void waitForTheRowThatTheDatabaseRefuses() throws SQLException {
    UUID crane = elsewhere(3);
    stage.run(
        "ALTER TABLE projection_g1.states ADD CONSTRAINT picky CHECK (NOT %s)".formatted(of(3)));
    stage.publish(first("crane", crane));
    UUID letter = HarbourCatalogue.eventId("crane", crane, 1);
    String parked = "dead_letters WHERE status = 'parked' AND letter_id = '%s'".formatted(letter);
    stage.awaitCount(1, parked + " AND reason = 'row_refused'");
    stage.publish(second("crane", crane));
    stage.awaitCount(1, parked + " AND behind = 1");
    stage.run("ALTER TABLE projection_g1.states DROP CONSTRAINT picky");
    String where =
        stage
            .rows("SELECT partition FROM dead_letters WHERE letter_id = '%s'".formatted(letter))
            .getFirst();
    new Orders(Map.of("bootstrap.servers", stage.kafka().bootstrapServers()))
        .send(
            List.of(
                new Order(
                    new Order.Given(UUID.randomUUID(), "service:operations", Instant.EPOCH),
                    new Order.Target(
                        letter,
                        new AggregateId(Published.TENANT, "crane", crane.toString()),
                        Integer.parseInt(where),
                        Reason.ROW_REFUSED,
                        "as it said"),
                    new Retry())));
    awaitMerged(1, 3);
  }

  @Test
  void areBuiltAnewComparedAndSwappedAndComeBackFromALostDatabase() throws SQLException {
    UUID crane = new UUID(4, 1);
    tell("crane", crane);
    tell("berth", crane);
    awaitMerged(2, 4);
    order("request_replay('{all}')");
    awaitState("2 live");
    assertThat(findings(2)).endsWith("states 0").hasSize(4);
    awaitMerged(2, 4);

    damage("projection_g2.states");
    order("request_replay('{states}')");
    awaitState("3 differs");
    assertThat(findings(3)).containsExactly("states 3");
    order("accept_differences()");
    awaitState("3 live");
    awaitMerged(2, 4);
    tell("berth", new UUID(4, 2));
    awaitMerged(3, 4);
    order("rollback_replay()");
    awaitState("3 retired");
    stage.awaitCount(1, "state_projections WHERE aggregate_id = 'nobody'");
    order("prune_generations()");
    awaitState("3 pruned");

    projector.close();
    stage.makeReadDatabaseAnew();
    run();
    awaitMerged(3, 4);
    stage.awaitCount(0, "state_projections WHERE aggregate_id = 'nobody'");
  }

  /// A row that is gone, one that is altered, one of nobody's.
  private static void damage(String table) throws SQLException {
    stage.run(
        "INSERT INTO %s SELECT tenant_id, aggregate_type, 'nobody', 1, last_event_id, last_updated_at, false, state"
                .formatted(table)
            + " FROM %s LIMIT 1".formatted(table));
    stage.run("DELETE FROM %s WHERE aggregate_type = 'crane' AND %s".formatted(table, of(4)));
    stage.run(
        "UPDATE %s SET state = '{}' WHERE aggregate_type = 'berth' AND %s".formatted(table, of(4)));
  }

  private static void tell(String type, UUID id) {
    stage.publish(first(type, id), second(type, id));
  }

  private static ProducerRecord<byte[], byte[]> first(String type, UUID id) {
    return HarbourCatalogue.seen(
        catalogue, type, id, 1, "{\"serial\":\"A1\",\"labels\":{\"rack\":\"7\"}}");
  }

  /// Takes something away.
  private static ProducerRecord<byte[], byte[]> second(String type, UUID id) {
    return HarbourCatalogue.seen(
        catalogue, type, id, 2, "{\"labels\":{\"rack\":null,\"row\":\"2\"}}");
  }

  private static void awaitMerged(long expected, int group) {
    stage.awaitCount(
        expected,
        "state_projections WHERE aggregate_version = 2"
            + " AND state = '{\"serial\": \"A1\", \"labels\": {\"row\": \"2\"}}' AND "
            + of(group));
  }

  /// @param group the first half of ids
  private static String of(int group) {
    return "aggregate_id LIKE '00000000-0000-000%d-%%'".formatted(group);
  }

  /// A crane whose row would stand in another partition than its events, went it by its own key.
  private static UUID elsewhere(long group) {
    return Stream.iterate(1L, id -> id + 1)
        .map(id -> new UUID(group, id))
        .filter(id ->
            partition(Published.TENANT + "/" + id) != partition(Published.TENANT + "/crane/" + id))
        .findFirst()
        .orElseThrow();
  }

  private static int partition(String key) {
    return BuiltInPartitioner.partitionForKey(key.getBytes(UTF_8), 6);
  }

  private static void order(String call) throws SQLException {
    stage.rows("SELECT headgate." + call);
  }

  private static void awaitState(String state) {
    await(state)
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(stage.rows("SELECT generation || ' ' || state FROM headgate.generations"))
                .contains(state));
  }

  private static List<String> findings(int generation) throws SQLException {
    return stage.rows(
        "SELECT concat_ws(' ', c->>'projection', c->>'differences') FROM headgate.generations,"
            + " jsonb_array_elements(comparison) c WHERE generation = "
            + generation
            + " ORDER BY (c->>'projection' = 'states')");
  }
}
