package dev.headgate.projector.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.projector.progress.Progress;
import dev.headgate.projector.readdatabase.ReadDatabase;
import dev.headgate.projector.sink.SinkTransaction.Step;
import dev.headgate.projector.topic.TopicIdentities;
import dev.headgate.topic.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What operators order with Kafka's tools while no sink runs. The consumer is Kafka's own double,
/// the database is real.
final class ResetsIT {

  private static final Topic TOPIC = new Topic("users", 2);
  private static final TopicPartition FIRST = new TopicPartition("users", 0);
  private static final TopicPartition SECOND = new TopicPartition("users", 1);
  private static final TopicIdentities TOPICS = new TopicIdentities(Map.of(TOPIC, new UUID(1, 1)));

  private static PostgresServer postgres;
  private static ReadDatabase database;

  private final SinkTransaction transaction =
      new SinkTransaction(database, new Positions("rows"), new OneStatement(_ -> {}), _ -> {});
  private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
  private final Group group = new Group(offsets);

  @BeforeAll
  static void start() {
    postgres = PostgresServer.temporary();
    postgres.createDatabase("headgate_read");
    PostgresUrl url = PostgresUrl.parse(postgres.url("headgate_read"));
    ReadDatabase.migrate(url);
    database = ReadDatabase.open(url);
  }

  @AfterAll
  static void stop() {
    database.close();
    postgres.close();
  }

  @BeforeEach
  void reachSomething() throws Exception {
    run("DELETE FROM headgate.sink_position");
    run("ALTER TABLE headgate.replay_audit DISABLE TRIGGER ALL");
    run("TRUNCATE headgate.replay_audit");
    run("ALTER TABLE headgate.replay_audit ENABLE TRIGGER ALL");
    transaction.begin(new Beginning(TOPICS, Map.of()));
    transaction.apply(
        ConsumerRecords.empty(), Map.of(FIRST, new Step(0, 100), SECOND, new Step(0, 50)));
    offsets.put(FIRST, ours(90)); // a batch behind, as after a crash before the mirror
    offsets.put(SECOND, ours(50));
  }

  @AfterEach
  void leave() {
    group.close();
  }

  @Test
  void areNotWhatTheSinkMirroredItself() throws Exception {
    join(group);
    assertThat(positions()).containsExactly("0 100", "1 50");
    assertThat(audit()).isEmpty();
  }

  @Test
  void areObeyedAuditedAndMirroredBackWhenTheyAreBackward() throws Exception {
    order(7);
    join(group);
    assertThat(positions()).containsExactly("0 7", "1 50");
    assertThat(audit()).containsExactly("offset_order_obeyed 0 7 100");
    assertThat(group.position(FIRST)).isEqualTo(7);
    assertThat(offsets).containsEntry(FIRST, ours(7)).containsEntry(SECOND, ours(50));
  }

  @Test
  void areRefusedAuditedAndMirroredBackWhenTheyWouldSkip() throws Exception {
    order(101);
    join(group);
    assertThat(positions()).containsExactly("0 100", "1 50");
    assertThat(audit()).containsExactly("offset_order_refused 0 101 100");
    assertThat(offsets).containsEntry(FIRST, ours(100));
    assertThat(group.position(FIRST)).isEqualTo(100);
  }

  @Test
  void areObeyedOnceThoughTheSinkDiesBeforeItMirrors() throws Exception {
    order(0);
    group.dying = true;
    assertThatThrownBy(() -> join(group)).isInstanceOf(KafkaException.class);
    assertThat(positions()).as("the database has heard of it").containsExactly("0 0", "1 50");
    join(new Group(offsets));
    assertThat(positions()).containsExactly("0 0", "1 50");
    assertThat(audit()).containsExactly("offset_order_obeyed 0 0 100");
    assertThat(offsets).containsEntry(FIRST, ours(0));
  }

  @Test
  void areLeftToWhoeverObeyedThemMeanwhile() throws Exception {
    order(0);
    group.meanwhile =
        () -> {
          move(100, 0);
          move(0, 60);
          offsets.put(FIRST, ours(60));
        };
    join(group);
    assertThat(positions()).containsExactly("0 60", "1 50");
    assertThat(audit()).as("this sink obeyed nothing").isEmpty();
  }

  @Test
  void areOnRecordForGood() throws Exception {
    order(0);
    join(group);
    for (String change :
        List.of(
            "UPDATE headgate.replay_audit SET action = 'none'",
            "DELETE FROM headgate.replay_audit",
            "TRUNCATE headgate.replay_audit")) {
      assertThatThrownBy(() -> run(change)).as(change).hasMessageContaining("is a record");
    }
  }

  private void join(Group member) throws Exception {
    SinkLoop loop =
        new SinkLoop(
            member,
            transaction,
            TOPICS,
            () -> {},
            new Progress(),
            new SinkMeters(new SimpleMeterRegistry(), "rows", InstantSource.system()));
    loop.begin();
    member.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
    member.rebalance(Set.of(FIRST, SECOND));
  }

  /// As `kafka-consumer-groups --reset-offsets` commits.
  private void order(long offset) {
    offsets.put(FIRST, new OffsetAndMetadata(offset));
  }

  private void move(long from, long to) {
    try {
      transaction.apply(ConsumerRecords.empty(), Map.of(FIRST, new Step(from, to)));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OffsetAndMetadata ours(long offset) {
    return new OffsetAndMetadata(offset, "headgate");
  }

  private static List<String> positions() throws SQLException {
    return rows("SELECT partition || ' ' || next_offset FROM headgate.sink_position ORDER BY 1");
  }

  private static List<String> audit() throws SQLException {
    return rows(
        "SELECT concat_ws(' ', action, details->>'partition', details->>'ordered',"
            + " details->>'stood') FROM headgate.replay_audit ORDER BY id");
  }

  private static List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (var connection = postgres.connect("headgate_read");
        var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }

  private static void run(String sql) throws SQLException {
    try (var connection = postgres.connect("headgate_read");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// A consumer group of one member, which may die or sleep where it hurts.
  private static final class Group extends MockConsumer<byte[], byte[]> {

    private final Map<TopicPartition, OffsetAndMetadata> offsets;
    private boolean dying;
    private Runnable meanwhile = () -> {};

    Group(Map<TopicPartition, OffsetAndMetadata> offsets) {
      super("none");
      this.offsets = offsets;
    }

    @Override
    public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> written) {
      if (dying) {
        throw new KafkaException("killed");
      }
      offsets.putAll(written);
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndMetadata> committed(
        Set<TopicPartition> partitions) {
      Map<TopicPartition, OffsetAndMetadata> found = new HashMap<>(offsets);
      found.keySet().retainAll(partitions);
      if (!assignment().isEmpty()) {
        Runnable other = meanwhile; // between what was read and what is done about it
        meanwhile = () -> {};
        other.run();
      }
      return found;
    }
  }
}
