package dev.headgate.projector.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.projector.readdatabase.ReadDatabase;
import dev.headgate.projector.topic.StateTopics;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rows of users, read again after somebody laid hands on them.
final class StateWriterIT {

  private static final String TENANT = "00000000-0000-7000-8000-000000000001";
  private static final TopicPartition AT = new TopicPartition(StateTopics.FIRST.users().name(), 0);

  private static PostgresServer postgres;

  @BeforeAll
  static void start() {
    postgres = PostgresServer.temporary();
    postgres.createDatabase("headgate_read");
    ReadDatabase.migrate(PostgresUrl.parse(postgres.url("headgate_read")));
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @BeforeEach
  void writeTwoUsers() throws SQLException {
    run("TRUNCATE projection_g1.users, headgate.auth_events");
    for (int version = 1; version <= 3; version++) {
      ingest("a", version);
      ingest("b", version);
    }
    write(List.of(state("a", 1), state("b", 1), state("a", 3), state("b", 2), state("b", 3)));
  }

  @Test
  void bringsBackWhatIsMissing() throws SQLException {
    run("DELETE FROM projection_g1.users WHERE user_id = 'a'");
    assertHealed();
  }

  @Test
  void repairsARowThatWasDamagedAtItsVersion() throws SQLException {
    run("UPDATE projection_g1.users SET email = 'x' WHERE user_id = 'a'");
    assertHealed();
  }

  @Test
  void repairsARowThatWasSetToAnEarlierVersion() throws SQLException {
    run("UPDATE projection_g1.users SET aggregate_version = 1, role = 'x' WHERE user_id = 'a'");
    assertHealed();
  }

  @Test
  void repairsARowThatClaimsAVersionNobodyMade() throws SQLException {
    run("UPDATE projection_g1.users SET aggregate_version = 99, role = 'x' WHERE user_id = 'a'");
    assertHealed();
  }

  @Test
  void repairsARowThatClaimsAnothersEvent() throws SQLException {
    ingest("b", 4);
    run(
        "UPDATE projection_g1.users SET aggregate_version = 4, role = 'x', last_event_id = '%s'"
                .formatted(event("b", 4))
            + " WHERE user_id = 'a'");
    assertHealed();
  }

  @Test
  void neverLetsAHealthyRowFallBehind() throws SQLException {
    write(List.of(state("a", 1), state("b", 2)));
    assertThat(rows()).containsExactly("a 3 a3@b.c member", "b 3 b3@b.c member");
  }

  private static void assertHealed() throws SQLException {
    write(List.of(state("a", 1), state("b", 1))); // in several transactions, as a replay reads
    write(List.of(state("a", 2), state("b", 2), state("b", 3)));
    write(List.of(state("a", 3)));
    assertThat(rows()).containsExactly("a 3 a3@b.c member", "b 3 b3@b.c member");
  }

  private static void ingest(String user, int version) throws SQLException {
    run(
        "INSERT INTO headgate.auth_events (tenant_id, aggregate_id, aggregate_version, event_id,"
            + " occurred_at, event_number, aggregate_type, event_type, schema_version, data,"
            + " metadata, created_by, correlation_id, checksum, topic, partition, record_offset)"
            + " VALUES ('%s', '%s', %d, '%s', now(), 1, 'user', 'UserUpserted', 1, '{}', '{}',"
                .formatted(TENANT, user, version, event(user, version))
            + " 'system', gen_random_uuid(), 'c', 'topic', 0, 0)");
  }

  private static UUID event(String user, int version) {
    return new UUID(user.charAt(0), version);
  }

  private static ConsumerRecord<byte[], byte[]> state(String user, int version) {
    String json =
        ("{\"tenant_id\":\"%s\",\"user_id\":\"%s\",\"aggregate_version\":%d,"
                + "\"last_event_id\":\"%s\",\"last_updated_at\":\"2026-01-01T00:00:00Z\","
                + "\"is_deleted\":false,\"email\":\"%s%d@b.c\",\"role\":\"member\","
                + "\"provider\":\"password\"}")
            .formatted(TENANT, user, version, event(user, version), user, version);
    return new ConsumerRecord<>(
        AT.topic(), 0, version, (TENANT + "/" + user).getBytes(UTF_8), json.getBytes(UTF_8));
  }

  private static void write(List<ConsumerRecord<byte[], byte[]>> states) throws SQLException {
    try (Connection connection = postgres.connect("headgate_read")) {
      StateWriter writer = new StateWriter(StateTopics.FIRST);
      for (var batch : writer.batches(new ConsumerRecords<>(Map.of(AT, states), Map.of()))) {
        writer.write(connection, batch);
      }
    }
  }

  private static List<String> rows() throws SQLException {
    List<String> rows = new ArrayList<>();
    try (var connection = postgres.connect("headgate_read");
        var statement = connection.createStatement();
        var found =
            statement.executeQuery(
                "SELECT concat_ws(' ', user_id, aggregate_version, email, role)"
                    + " FROM projection_g1.users ORDER BY 1")) {
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
