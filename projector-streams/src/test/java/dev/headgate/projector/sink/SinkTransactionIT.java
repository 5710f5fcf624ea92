package dev.headgate.projector.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.projector.failure.ProjectorExit;
import dev.headgate.projector.readdatabase.ReadDatabase;
import dev.headgate.projector.sink.SinkTransaction.Step;
import dev.headgate.projector.topic.TopicIdentities;
import dev.headgate.topic.Topic;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/// Positions, which move with their rows or not at all.
final class SinkTransactionIT {

  private static final Topic USERS = new Topic("users", 2);
  private static final Topic OTHERS = new Topic("others", 1);
  private static final TopicPartition USERS_0 = new TopicPartition("users", 0);
  private static final TopicPartition USERS_1 = new TopicPartition("users", 1);
  private static final TopicPartition OTHERS_0 = new TopicPartition("others", 0);
  private static final List<TopicPartition> ALL = List.of(USERS_0, USERS_1, OTHERS_0);
  private static final Parking NOBODY =
      orders -> assertThat(orders).as("orders of a transaction without care").isEmpty();
  private static final UUID FIRST = new UUID(1, 1);
  private static final UUID AGAIN = new UUID(2, 2);

  private static PostgresServer postgres;
  private static ReadDatabase database;

  private final AtomicInteger writes = new AtomicInteger();
  private final CountDownLatch awake = new CountDownLatch(1);

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

  @AfterEach
  void forget() throws SQLException {
    awake.countDown(); // a sleeper has the locks
    run("DELETE FROM headgate.sink_position");
  }

  @Test
  void lettingTwoOwnersWriteFromOnePositionLetsOnlyOneCommit() throws SQLException {
    SinkTransaction first = owner("race");
    SinkTransaction zombie = owner("race");
    first.begin(beginning(FIRST));
    Map<TopicPartition, Step> step = Map.of(USERS_0, new Step(0, 5));

    assertThat(first.apply(ConsumerRecords.empty(), step)).isPresent();
    assertThat(zombie.apply(ConsumerRecords.empty(), step)).isEmpty();

    assertThat(writes).hasValue(1);
    assertThat(zombie.read(List.of(USERS_0))).isEqualTo(Map.of(USERS_0, 5L));
  }

  /// As SIGSTOP leaves it: its session is alive, amid a transaction that has the positions' locks.
  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // it would wait for a lock
  void takesThePositionsFromAnOwnerThatStandsStillAmidItsTransaction() throws Exception {
    SinkTransaction owner = begun();
    CountDownLatch standing = new CountDownLatch(1);
    SinkTransaction paused =
        new SinkTransaction(
            database,
            new Positions("race"),
            new OneStatement(_ -> {
              standing.countDown();
              awaitUninterruptibly(awake);
            }),
            NOBODY);
    Map<TopicPartition, Step> step = Map.of(USERS_0, new Step(0, 5));
    try (var thread = Executors.newSingleThreadExecutor()) {
      Future<?> sleeper = thread.submit(() -> paused.apply(ConsumerRecords.empty(), step));
      standing.await();
      assertThat(owner.apply(ConsumerRecords.empty(), step)).isPresent();
      awake.countDown();
      assertThatThrownBy(sleeper::get)
          .cause()
          .isInstanceOfSatisfying(
              SQLException.class,
              ended -> assertThat(Blame.of(ended)).as(ended.toString()).isEqualTo(Blame.SERVER));
    }
    assertThat(owner.read(List.of(USERS_0))).isEqualTo(Map.of(USERS_0, 5L));
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void movesNoPositionWhenOneOfThemStandsElsewhere() throws SQLException {
    SinkTransaction owner = begun();
    Map<TopicPartition, Step> steps = Map.of(OTHERS_0, new Step(0, 5), USERS_0, new Step(3, 9));
    assertThat(owner.apply(ConsumerRecords.empty(), steps)).isEmpty();
    assertThat(owner.read(ALL)).isEqualTo(Map.of(USERS_0, 0L, USERS_1, 0L, OTHERS_0, 0L));
    assertThat(writes).hasValue(0);
  }

  @Test
  void movesNoPositionWhenTheRowsFail() throws SQLException {
    SinkTransaction owner = begun();
    SinkTransaction failing =
        new SinkTransaction(
            database,
            new Positions("race"),
            new OneStatement(_ -> {
              throw new SQLException("refused", "22000");
            }),
            NOBODY);
    Map<TopicPartition, Step> step = Map.of(USERS_0, new Step(0, 5));
    assertThatThrownBy(() -> failing.apply(ConsumerRecords.empty(), step))
        .isInstanceOf(SQLException.class);
    assertThat(owner.read(List.of(USERS_0))).isEqualTo(Map.of(USERS_0, 0L));
  }

  @Test
  void beginsEveryPartitionAt0InAGenerationMadeAnew() throws SQLException {
    SinkTransaction owner = begun();
    assertThat(owner.read(ALL)).isEqualTo(Map.of(USERS_0, 0L, USERS_1, 0L, OTHERS_0, 0L));
    assertThat(rows("SELECT topic_id FROM headgate.sink_position"))
        .containsOnly(FIRST.toString())
        .hasSize(3);
  }

  @Test
  void keepsThePositionsWhenItBeginsAgain() throws SQLException {
    SinkTransaction owner = begun();
    owner.apply(ConsumerRecords.empty(), Map.of(USERS_1, new Step(0, 7)));
    owner.begin(beginning(FIRST));
    assertThat(owner.read(List.of(USERS_1))).isEqualTo(Map.of(USERS_1, 7L));
  }

  @Test
  void refusesByNameWhenOnePartitionsRowIsMissing() throws SQLException {
    SinkTransaction owner = begun();
    run("DELETE FROM headgate.sink_position WHERE topic = 'users' AND partition = 1");
    assertMissing(() -> owner.begin(beginning(FIRST)), "users-1");
    assertMissing(() -> owner.read(ALL), "users-1");
  }

  @Test
  void beginsATopicThatHasComeWithTheCatalogue() throws SQLException {
    SinkTransaction owner = owner("race");
    owner.begin(new Beginning(new TopicIdentities(Map.of(USERS, FIRST)), Map.of()));
    owner.apply(ConsumerRecords.empty(), Map.of(USERS_0, new Step(0, 3)));
    owner.begin(
        new Beginning(
            new TopicIdentities(Map.of(USERS, FIRST, OTHERS, AGAIN)), Map.of(USERS_0, 3L)));
    assertThat(owner.read(ALL)).isEqualTo(Map.of(USERS_0, 3L, USERS_1, 0L, OTHERS_0, 0L));
  }

  @Test
  void beginsATopicAgainThatCameAfterTheBackup() throws SQLException {
    SinkTransaction owner = begun();
    run("DELETE FROM headgate.sink_position WHERE topic = 'others'");
    owner.begin(
        new Beginning(
            new TopicIdentities(Map.of(USERS, FIRST, OTHERS, FIRST)), Map.of(OTHERS_0, 5L)));
    assertThat(owner.read(List.of(OTHERS_0))).isEqualTo(Map.of(OTHERS_0, 0L));
    assertThat(rows("SELECT ingested_below FROM headgate.sink_position WHERE topic = 'others'"))
        .as("what comes again is no news")
        .containsExactly("5");
  }

  @Test
  void looksAtTheRowsOfItsOwnSinkOnly() throws SQLException {
    begun();
    owner("another").begin(beginning(AGAIN));
    assertThat(rows("SELECT sink FROM headgate.sink_position")).hasSize(6);
  }

  @Test
  void readsATopicThatWasMadeAnewFromItsBeginning() throws SQLException {
    SinkTransaction owner = begun();
    owner.apply(
        ConsumerRecords.empty(),
        Map.of(USERS_0, new Step(0, 3), USERS_1, new Step(0, 4), OTHERS_0, new Step(0, 5)));
    owner.begin(new Beginning(new TopicIdentities(Map.of(USERS, AGAIN, OTHERS, FIRST)), Map.of()));
    assertThat(owner.read(ALL)).isEqualTo(Map.of(USERS_0, 0L, USERS_1, 0L, OTHERS_0, 5L));
    assertThat(rows("SELECT topic_id FROM headgate.sink_position WHERE topic = 'users'"))
        .containsOnly(AGAIN.toString());
    assertThat(rows("SELECT ingested_below FROM headgate.sink_position"))
        .as("nothing of a new topic was ingested before")
        .containsOnly("0");
  }

  @Test
  void adoptsTheTopicsOfRowsThatAreOlderThanIdentities() throws SQLException {
    SinkTransaction owner = begun();
    owner.apply(ConsumerRecords.empty(), Map.of(USERS_0, new Step(0, 3)));
    run("UPDATE headgate.sink_position SET topic_id = NULL");
    owner.begin(beginning(FIRST));
    assertThat(owner.read(List.of(USERS_0))).isEqualTo(Map.of(USERS_0, 3L));
    assertThat(rows("SELECT topic_id FROM headgate.sink_position")).containsOnly(FIRST.toString());
  }

  @Test
  void remembersHowFarItHadBeenWhoeverMovesItBack() throws SQLException {
    SinkTransaction owner = begun();
    owner.apply(ConsumerRecords.empty(), Map.of(USERS_0, new Step(0, 9)));
    run("UPDATE headgate.sink_position SET next_offset = 4 WHERE next_offset = 9");
    owner.apply(ConsumerRecords.empty(), Map.of(USERS_0, new Step(4, 6)));
    run("UPDATE headgate.sink_position SET next_offset = 0 WHERE next_offset = 6");
    assertThat(rows("SELECT ingested_below FROM headgate.sink_position WHERE ingested_below > 0"))
        .containsExactly("9");
  }

  @Test
  void learnsFromTheMirrorHowFarALostDatabaseHadBeen() throws SQLException {
    SinkTransaction owner = owner("race");
    owner.begin(new Beginning(new TopicIdentities(Map.of(USERS, FIRST)), Map.of(USERS_1, 12L)));
    assertThat(owner.read(List.of(USERS_1))).isEqualTo(Map.of(USERS_1, 0L));
    assertThat(rows("SELECT ingested_below FROM headgate.sink_position ORDER BY partition"))
        .containsExactly("0", "12");
  }

  private SinkTransaction begun() throws SQLException {
    SinkTransaction owner = owner("race");
    owner.begin(beginning(FIRST));
    return owner;
  }

  private SinkTransaction owner(String sink) {
    return new SinkTransaction(
        database, new Positions(sink), new OneStatement(_ -> writes.incrementAndGet()), NOBODY);
  }

  private static Beginning beginning(UUID id) {
    return new Beginning(new TopicIdentities(Map.of(USERS, id, OTHERS, id)), Map.of());
  }

  private static void assertMissing(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String what) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProcessFailure.class,
            failure -> assertThat(failure.exitCode()).isEqualTo(ProjectorExit.POSITION_MISSING))
        .hasMessageContaining(what);
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
}
