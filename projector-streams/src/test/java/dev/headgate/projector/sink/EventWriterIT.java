package dev.headgate.projector.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.event.AuditEvent.AuthEventLogged;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.projector.Published;
import dev.headgate.projector.readdatabase.ReadDatabase;
import dev.headgate.projector.reading.Vocabulary;
import dev.headgate.projector.sink.SinkTransaction.Step;
import dev.headgate.projector.sink.SinkTransaction.Written;
import dev.headgate.projector.topic.TopicIdentities;
import dev.headgate.topic.Topic;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every event once, and what a repair looks like.
final class EventWriterIT {

  private static final Topic TOPIC = new Topic("auth.audit.events.v1", 1);
  private static final TopicPartition AT = new TopicPartition(TOPIC.name(), 0);

  private static PostgresServer postgres;
  private static ReadDatabase database;

  private final SinkTransaction audit =
      new SinkTransaction(
          database,
          new Positions("audit"),
          new EventWriter(new Vocabulary(Catalogue.shipped())),
          _ -> {});

  private List<Instant> fresh = List.of();

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
  void begin() throws SQLException {
    run("TRUNCATE headgate.auth_events");
    run("DELETE FROM headgate.sink_position");
    audit.begin(new Beginning(new TopicIdentities(Map.of(TOPIC, new UUID(1, 1))), Map.of()));
  }

  @Test
  void keepsTheFirstInsertionOfAnEventThatIsReadAgain() throws SQLException {
    write(0, 3);
    List<String> first = rows("SELECT event_id || ' ' || ingested_at FROM auth_events ORDER BY 1");
    run("UPDATE headgate.sink_position SET next_offset = 0");
    write(0, 3);
    assertThat(rows("SELECT event_id || ' ' || ingested_at FROM auth_events ORDER BY 1"))
        .isEqualTo(first);
    assertThat(rows("SELECT healed FROM auth_events")).containsOnly("f").hasSize(3);
  }

  @Test
  void flagsWhatItWritesAgainAfterATruncationAndNothingElse() throws SQLException {
    write(0, 3);
    run("TRUNCATE headgate.auth_events");
    write(0, 5);
    assertThat(rows("SELECT record_offset || ' ' || healed FROM auth_events ORDER BY 1"))
        .containsExactly("0 true", "1 true", "2 true", "3 false", "4 false");
  }

  @Test
  void tellsTheStatisticsOfNewEventsOnly() throws SQLException {
    write(0, 3);
    assertThat(fresh).containsOnly(Instant.EPOCH).hasSize(3);
    run("DELETE FROM headgate.auth_events WHERE record_offset = 1");
    run("UPDATE headgate.sink_position SET next_offset = 0");
    write(0, 5);
    assertThat(fresh).as("two were there, one was healed").hasSize(2);
  }

  @Test
  void flagsADeletedRowThatARewindBringsBack() throws SQLException {
    write(0, 3);
    run("DELETE FROM headgate.auth_events WHERE record_offset = 1");
    run("UPDATE headgate.sink_position SET next_offset = 0");
    write(0, 3);
    assertThat(rows("SELECT record_offset || ' ' || healed FROM auth_events ORDER BY 1"))
        .containsExactly("0 false", "1 true", "2 false");
  }

  @Test
  void repairsADamagedRowAndSaysSo() throws SQLException {
    write(0, 3);
    List<String> whole =
        rows("SELECT (to_jsonb(e) - 'healed')::text FROM auth_events e ORDER BY 1");
    run("UPDATE headgate.auth_events SET data = '{}', created_by = 'x' WHERE record_offset = 1");
    run("UPDATE headgate.sink_position SET next_offset = 0");
    write(0, 3);
    assertThat(rows("SELECT (to_jsonb(e) - 'healed')::text FROM auth_events e ORDER BY 1"))
        .isEqualTo(whole);
    assertThat(rows("SELECT record_offset || ' ' || healed FROM auth_events ORDER BY 1"))
        .containsExactly("0 false", "1 true", "2 false");
    assertThat(fresh).as("none of them is news").isEmpty();
  }

  @Test
  void noticesWhereAnEventStandsInATopicMadeAnew() throws SQLException {
    write(0, 1);
    run("UPDATE headgate.auth_events SET record_offset = 17");
    run("UPDATE headgate.sink_position SET next_offset = 0");
    write(0, 1);
    assertThat(rows("SELECT record_offset || ' ' || healed FROM auth_events"))
        .containsExactly("0 false");
    assertThat(fresh).isEmpty();
  }

  @Test
  void leavesHealedRowsOutOfTheLastIngestion() throws SQLException {
    write(0, 2);
    run("TRUNCATE headgate.auth_events");
    write(0, 2);
    assertThat(
            rows("SELECT events || ' ' || (last_ingested_at IS NULL) FROM get_auth_events_stats()"))
        .containsExactly("2 true");
    write(2, 3);
    assertThat(
            rows("SELECT events || ' ' || (last_ingested_at IS NULL) FROM get_auth_events_stats()"))
        .containsExactly("3 false");
  }

  private void write(int from, int to) throws SQLException {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int offset = from; offset < to; offset++) {
      records.add(record(offset));
    }
    fresh = apply(records, from, to).orElseThrow().fresh();
  }

  private Optional<Written> apply(List<ConsumerRecord<byte[], byte[]>> records, int from, int to)
      throws SQLException {
    return audit.apply(batch(records), steps(from, to));
  }

  private static ConsumerRecords<byte[], byte[]> batch(
      List<ConsumerRecord<byte[], byte[]>> records) {
    return new ConsumerRecords<>(Map.of(AT, records), Map.of());
  }

  private static Map<TopicPartition, Step> steps(int from, int to) {
    return Map.of(AT, new Step(from, to));
  }

  private static ConsumerRecord<byte[], byte[]> record(int offset) {
    var event = new AuthEventLogged("login", true, "web", null, null, "user");
    return consumed(Published.record("audit", new UUID(7, offset), 1, event), offset);
  }

  private static ConsumerRecord<byte[], byte[]> consumed(
      ProducerRecord<byte[], byte[]> sent, int offset) {
    return new ConsumerRecord<>(
        sent.topic(),
        0,
        offset,
        0L,
        TimestampType.CREATE_TIME,
        0,
        0,
        sent.key(),
        sent.value(),
        sent.headers(),
        Optional.empty());
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
