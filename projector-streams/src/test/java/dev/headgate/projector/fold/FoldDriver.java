package dev.headgate.projector.fold;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.event.AggregateId;
import dev.headgate.projector.Published;
import dev.headgate.projector.order.Order;
import dev.headgate.projector.order.OrderCodec;
import dev.headgate.projector.projection.ProjectedRow;
import dev.headgate.projector.projection.RowCodec;
import dev.headgate.projector.reading.Reason;
import dev.headgate.projector.reading.Vocabulary;
import dev.headgate.projector.topic.StateTopics;
import dev.headgate.topic.Topic;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/// The fold without a broker, record by record.
final class FoldDriver implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  final WaitingCount waiting = new WaitingCount();
  private final TopologyTestDriver driver;
  private final Map<String, JsonNode> letters = new LinkedHashMap<>();
  private final Map<String, ProjectedRow> rows = new LinkedHashMap<>();
  private int orders;

  FoldDriver(Path state) {
    this(state, Catalogue.shipped());
  }

  FoldDriver(Path state, Catalogue catalogue) {
    Properties settings = new Properties();
    settings.put("application.id", "fold");
    settings.put("bootstrap.servers", "none:1");
    settings.put("state.dir", state.toString());
    driver =
        new TopologyTestDriver(
            FoldTopology.of(
                catalogue.topics(), StateTopics.FIRST, waiting, new Vocabulary(catalogue)),
            settings);
  }

  void twice(ProducerRecord<byte[], byte[]> record) {
    pipe(record);
    pipe(record);
  }

  void pipe(ProducerRecord<byte[], byte[]> record) {
    driver
        .createInputTopic(record.topic(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(record.key(), record.value(), record.headers(), Instant.EPOCH));
  }

  /// Gives an order about a user's event.
  void order(UUID user, UUID event, Reason reason, Order.Action action) {
    AggregateId aggregate = new AggregateId(Published.TENANT, "user", user.toString());
    order(new Order.Target(event, aggregate, 0, reason, "as it said"), action);
  }

  void order(Order.Target target, Order.Action action) {
    orders++;
    Order order =
        new Order(
            new Order.Given(new UUID(77, orders), "service:operations", Instant.EPOCH),
            target,
            action);
    control(OrderCodec.encode(order).toString());
  }

  void control(String value) {
    pipe(
        new ProducerRecord<>(
            Topic.CONTROL.name(), null, "any".getBytes(UTF_8), value.getBytes(UTF_8)));
  }

  List<TestRecord<byte[], byte[]>> read(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  /// Each letter as it was told last.
  Map<String, JsonNode> letters() {
    for (var record : read(StateTopics.FIRST.deadLetters().name())) {
      letters.put(new String(record.key(), UTF_8), tree(record.value()));
    }
    return letters;
  }

  /// A few words about a letter.
  String letter(UUID id) {
    JsonNode letter = letters().get(id.toString());
    return letter == null
        ? "none"
        : "%s %s behind %d"
            .formatted(
                letter.path("status").asText(),
                letter.path("reason").asText(),
                letter.path("behind").asLong());
  }

  /// Each row as it was shown last.
  Map<String, ProjectedRow> rows() {
    take(StateTopics.FIRST.users(), "user");
    take(StateTopics.FIRST.sessions(), "session");
    take(StateTopics.FIRST.apiKeys(), "api_key");
    return rows;
  }

  private void take(Topic topic, String type) {
    for (var record : read(topic.name())) {
      rows.put(
          type + "/" + new String(record.key(), UTF_8),
          RowCodec.decode(type, new String(record.value(), UTF_8)));
    }
  }

  ProjectedRow row(String type, UUID id) {
    return rows().get(type + "/" + Published.TENANT + "/" + id);
  }

  List<String> keys(String store) {
    List<String> keys = new ArrayList<>();
    try (var all = driver.<String, byte[]>getKeyValueStore(store).all()) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
    return keys;
  }

  void forget(String store, String key) {
    driver.<String, byte[]>getKeyValueStore(store).delete(key);
  }

  static String header(TestRecord<byte[], byte[]> record, String name) {
    return new String(new RecordHeaders(record.headers()).lastHeader(name).value(), UTF_8);
  }

  private static JsonNode tree(byte[] json) {
    try {
      return JSON.readTree(new String(json, UTF_8));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    driver.close();
  }
}
