package dev.headgate.projector.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.event.AuditEvent.AuthEventLogged;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.projector.Published;
import dev.headgate.projector.letter.DeadLetterHeaders;
import dev.headgate.projector.letter.SourceRecord;
import dev.headgate.projector.order.Order;
import dev.headgate.projector.readdatabase.ReadDatabase;
import dev.headgate.projector.reading.Origin;
import dev.headgate.projector.reading.Reason;
import dev.headgate.projector.reading.Vocabulary;
import dev.headgate.projector.sink.SinkTransaction.Step;
import dev.headgate.projector.sink.SinkTransaction.Written;
import dev.headgate.projector.topic.StateTopics;
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

/// What the audit sink passes over, what it parks, and what it is given back.
final class SetAsideEventsIT {

  private static final Topic TOPIC = new Topic("auth.audit.events.v1", 1);
  private static final TopicPartition AT = new TopicPartition(TOPIC.name(), 0);

  private static PostgresServer postgres;
  private static ReadDatabase database;

  private final SinkTransaction audit =
      new SinkTransaction(
          database,
          new Positions("audit"),
          new EventWriter(new Vocabulary(Catalogue.shipped())),
          this::order);

  private final List<Order> ordered = new ArrayList<>();
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
  void leavesWhatCannotBeReadToItsDeadLetterAndWritesTheRest() throws SQLException {
    ConsumerRecord<byte[], byte[]> unknown = record(0);
    unknown.headers().remove("ce_type").add("ce_type", "AuthEventDreamt".getBytes(UTF_8));
    ConsumerRecord<byte[], byte[]> altered = record(1);
    altered.headers().remove("ce_checksum").add("ce_checksum", "0".repeat(64).getBytes(UTF_8));
    ConsumerRecord<byte[], byte[]> nobodys = record(2);
    nobodys.headers().remove("ce_type");
    assertThat(apply(List.of(unknown, altered, nobodys, record(3)), 0, 4)).isPresent();
    assertThat(rows("SELECT record_offset FROM auth_events")).containsExactly("3");
    assertThat(rows("SELECT next_offset FROM headgate.sink_position")).containsExactly("4");
    assertThat(ordered).isEmpty();
  }

  @Test
  void parksTheSecondEventOfAVersionAndWritesTheRest() throws SQLException {
    write(0, 1);
    ConsumerRecord<byte[], byte[]> fork = record(0);
    fork.headers().remove("ce_id").add("ce_id", new UUID(99, 99).toString().getBytes(UTF_8));
    assertThatThrownBy(() -> apply(List.of(fork, record(2)), 1, 3))
        .isInstanceOfSatisfying(
            SQLException.class, refused -> assertThat(Blame.of(refused)).isEqualTo(Blame.ROW));
    assertThat(rows("SELECT next_offset FROM headgate.sink_position")).containsExactly("1");

    applyWithCare(List.of(fork, record(2)), 1, 3);
    assertThat(rows("SELECT record_offset FROM auth_events ORDER BY 1")).containsExactly("0", "2");
    assertThat(ordered)
        .singleElement()
        .satisfies(order -> {
          assertThat(order.target().letter()).isEqualTo(new UUID(99, 99));
          assertThat(order.target().reason()).isEqualTo(Reason.VERSION_FORK);
          assertThat(order.target().detail()).contains("SQLSTATE 23505", "one_event_a_version");
        });
  }

  @Test
  void findsTheRowsThatAreRefusedAmongManyByHalves() throws SQLException {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int offset = 0; offset < 500; offset++) {
      records.add(record(offset));
    }
    for (int refused : List.of(7, 8, 499)) {
      // No JSON of Postgres has half a character.
      records.get(refused).headers().remove("metadata");
      records.get(refused).headers().add("metadata", "{\"a\":\"\\ud800\"}".getBytes(UTF_8));
    }
    applyWithCare(records, 0, 500);
    assertThat(rows("SELECT count(*) FROM auth_events")).containsExactly("497");
    assertThat(ordered)
        .extracting(order -> ((Order.Park) order.action()).record().origin().offset())
        .containsExactly(7L, 8L, 499L);
    assertThat(ordered)
        .allSatisfy(order -> {
          assertThat(order.target().reason()).isEqualTo(Reason.EVENT_REFUSED);
          assertThat(order.target().detail()).contains("SQLSTATE 22").doesNotContain("ud800");
        });
  }

  @Test
  void movesNothingWhenItsOrdersAreNotKept() throws SQLException {
    SinkTransaction lost =
        new SinkTransaction(
            database,
            new Positions("audit"),
            new EventWriter(new Vocabulary(Catalogue.shipped())),
            _ -> {
              throw new IllegalStateException("Kafka is away");
            });
    assertThatThrownBy(
            () -> lost.applyWithCare(batch(List.of(record(0))), steps(0, 1), Blame::mayBeRows))
        .hasMessage("Kafka is away");
    assertThat(rows("SELECT next_offset FROM headgate.sink_position")).containsExactly("0");
    assertThat(rows("SELECT event_id FROM auth_events")).isEmpty();
  }

  @Test
  void insertsAReleasedEventUnderItsFirstPlaceAndOutOfTheStatistics() throws SQLException {
    ConsumerRecord<byte[], byte[]> at = record(4);
    SourceRecord source =
        new SourceRecord(
            new Origin("auth.audit.events.v1", 3, 77), at.key(), at.value(), at.headers(), 0);
    ConsumerRecord<byte[], byte[]> released =
        consumed(
            new ProducerRecord<>(
                StateTopics.RELEASED.name(),
                0,
                source.key(),
                source.value(),
                DeadLetterHeaders.withOrigin(source)),
            0);
    fresh = apply(List.of(released), 0, 1).orElseThrow().fresh();
    assertThat(fresh).isEmpty();
    assertThat(
            rows(
                "SELECT topic || ' ' || partition || ' ' || record_offset || ' ' || healed FROM auth_events"))
        .containsExactly("auth.audit.events.v1 3 77 true");
  }

  private void order(List<Order> orders) {
    ordered.addAll(orders);
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

  private void applyWithCare(List<ConsumerRecord<byte[], byte[]>> records, int from, int to)
      throws SQLException {
    assertThat(audit.applyWithCare(batch(records), steps(from, to), blame -> blame == Blame.ROW))
        .isPresent();
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
