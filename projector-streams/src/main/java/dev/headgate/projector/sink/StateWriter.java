package dev.headgate.projector.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.projector.generation.Generation;
import dev.headgate.projector.topic.StateTopics;
import dev.headgate.topic.Topic;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// Upserts the last state of each key, sorted, so that two writers meet locks in one order.
final class StateWriter implements RowWriter {

  private static final String USERS = SqlFile.read("upsert_users.sql");
  private static final String SESSIONS = SqlFile.read("upsert_sessions.sql");
  private static final String API_KEYS = SqlFile.read("upsert_api_keys.sql");

  private final StateTopics topics;
  private final Map<Topic, String> statements;

  StateWriter(StateTopics topics) {
    this.topics = topics;
    Generation generation = topics.generation();
    statements =
        Map.of(
            topics.users(), generation.in(USERS),
            topics.sessions(), generation.in(SESSIONS),
            topics.apiKeys(), generation.in(API_KEYS));
  }

  @Override
  public List<Instant> write(Connection connection, ConsumerRecords<byte[], byte[]> records)
      throws SQLException {
    for (Topic topic : topics.all()) {
      Map<String, String> last = new TreeMap<>();
      for (ConsumerRecord<byte[], byte[]> record : records.records(topic.name())) {
        last.put(new String(record.key(), UTF_8), new String(record.value(), UTF_8));
      }
      if (!last.isEmpty()) {
        upsert(connection, statements.getOrDefault(topic, ""), last);
      }
    }
    return List.of(); // a state may be shown again and again; the audit sink tells what is new
  }

  private static void upsert(Connection connection, String sql, Map<String, String> rows)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, "[" + String.join(",", rows.values()) + "]");
      statement.executeUpdate();
    }
  }
}
