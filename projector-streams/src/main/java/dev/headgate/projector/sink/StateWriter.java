package dev.headgate.projector.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

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

  private static final Map<Topic, String> STATEMENTS =
      Map.of(
          StateTopics.USERS, SqlFile.read("upsert_users.sql"),
          StateTopics.SESSIONS, SqlFile.read("upsert_sessions.sql"),
          StateTopics.API_KEYS, SqlFile.read("upsert_api_keys.sql"));

  @Override
  public List<Instant> write(Connection connection, ConsumerRecords<byte[], byte[]> records)
      throws SQLException {
    for (Topic topic : StateTopics.ALL) {
      Map<String, String> last = new TreeMap<>();
      for (ConsumerRecord<byte[], byte[]> record : records.records(topic.name())) {
        last.put(new String(record.key(), UTF_8), new String(record.value(), UTF_8));
      }
      if (!last.isEmpty()) {
        upsert(connection, STATEMENTS.getOrDefault(topic, ""), last);
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
