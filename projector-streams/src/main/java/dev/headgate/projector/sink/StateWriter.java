package dev.headgate.projector.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.projector.generation.Generation;
import dev.headgate.projector.letter.SourceRecord;
import dev.headgate.projector.order.Order;
import dev.headgate.projector.order.Order.Park;
import dev.headgate.projector.order.Order.Target;
import dev.headgate.projector.projection.RowCodec;
import dev.headgate.projector.projection.RowHead;
import dev.headgate.projector.reading.Origin;
import dev.headgate.projector.reading.Reason;
import dev.headgate.projector.topic.StateTopics;
import dev.headgate.topic.Topic;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/// Upserts the last state of each key, sorted, so that two writers meet locks in one order.
final class StateWriter implements RowWriter {

  private static final String USERS = SqlFile.read("upsert_users.sql");
  private static final String SESSIONS = SqlFile.read("upsert_sessions.sql");
  private static final String API_KEYS = SqlFile.read("upsert_api_keys.sql");
  private static final String STATES = SqlFile.read("upsert_states.sql");
  private static final String DEAD_LETTERS = SqlFile.read("upsert_dead_letters.sql");

  private final StateTopics topics;
  private final Map<Topic, String> statements;
  private final Map<String, String> types;

  StateWriter(StateTopics topics) {
    this.topics = topics;
    Generation generation = topics.generation();
    statements =
        Map.of(
            topics.users(), generation.in(USERS),
            topics.sessions(), generation.in(SESSIONS),
            topics.apiKeys(), generation.in(API_KEYS),
            topics.others(), generation.in(STATES),
            topics.deadLetters(), generation.numbered(DEAD_LETTERS));
    types =
        Map.of(
            topics.users().name(), "user",
            topics.sessions().name(), "session",
            topics.apiKeys().name(), "api_key");
  }

  @Override
  public List<Batch> batches(ConsumerRecords<byte[], byte[]> records) {
    List<Batch> batches = new ArrayList<>();
    for (Topic topic : topics.all()) {
      Map<String, Row> last = new TreeMap<>();
      for (ConsumerRecord<byte[], byte[]> record : records.records(topic.name())) {
        last.put(
            new String(record.key(), UTF_8), new Row(new String(record.value(), UTF_8), record));
      }
      if (!last.isEmpty()) {
        batches.add(new Batch(statements.getOrDefault(topic, ""), new ArrayList<>(last.values())));
      }
    }
    return batches;
  }

  @Override
  public List<Instant> write(Connection connection, Batch batch) throws SQLException {
    try (var statement = connection.prepareStatement(batch.sql())) {
      statement.setString(1, batch.json());
      statement.executeUpdate();
    }
    return List.of(); // a state may be shown again and again; the audit sink tells what is new
  }

  @Override
  public Order parking(Row row, SQLException refusal) {
    ConsumerRecord<byte[], byte[]> record = row.record();
    String type = type(record.topic(), row.json());
    if (type == null) {
      throw Refusal.of(refusal); // a letter about a letter would never end
    }
    RowHead head = RowCodec.decode(type, row.json()).head();
    Origin origin = new Origin(record.topic(), record.partition(), record.offset());
    return new Order(
        Parking.given(),
        new Target(
            head.lastEventId(),
            head.aggregate(),
            record.partition(),
            Reason.ROW_REFUSED,
            Refusal.detail(refusal)),
        new Park(
            head.version(),
            "",
            new SourceRecord(origin, record.key(), null, record.headers(), record.timestamp())));
  }

  private @Nullable String type(String topic, String json) {
    return topic.equals(topics.others().name()) ? RowCodec.typeOf(json) : types.get(topic);
  }
}
