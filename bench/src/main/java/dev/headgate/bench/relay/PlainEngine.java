package dev.headgate.bench.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.process.postgres.PostgresUrl;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;

/// The peer: what a team builds from Debezium's documentation. At least once, Debezium's defaults,
/// a producer with Kafka's defaults, and the same fields in headers as Headgate's records have.
final class PlainEngine {

  private final Producer<byte[], byte[]> producer;

  private PlainEngine(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  static void main() throws IOException {
    PostgresUrl database = PostgresUrl.parse(variable("HEADGATE_COMMAND_DATABASE_URL"));
    Map<String, Object> kafka =
        Map.of("bootstrap.servers", variable("HEADGATE_KAFKA_BOOTSTRAP_SERVERS"), "acks", "all");
    var serializer = new ByteArraySerializer();
    try (Producer<byte[], byte[]> producer = new KafkaProducer<>(kafka, serializer, serializer);
        DebeziumEngine<RecordChangeEvent<SourceRecord>> engine =
            DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(settings(database))
                .notifying(new PlainEngine(producer)::handle)
                .build()) {
      System.out.println("publishes behind its slot");
      engine.run();
    }
  }

  private static String variable(String name) {
    return String.valueOf(System.getenv(name));
  }

  private void handle(
      List<RecordChangeEvent<SourceRecord>> records,
      RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
      throws InterruptedException {
    for (RecordChangeEvent<SourceRecord> record : records) {
      send(record.record());
      committer.markProcessed(record);
    }
    producer.flush();
    committer.markBatchFinished();
  }

  private void send(SourceRecord record) {
    if (!(record.value() instanceof String data)) {
      return; // a heartbeat's message
    }
    ProducerRecord<byte[], byte[]> sent =
        new ProducerRecord<>(
            record.topic(), String.valueOf(record.key()).getBytes(UTF_8), data.getBytes(UTF_8));
    for (Header header : record.headers()) {
      sent.headers().add(header.key(), String.valueOf(header.value()).getBytes(UTF_8));
    }
    var _ = producer.send(sent);
  }

  private static Properties settings(PostgresUrl database) throws IOException {
    Properties settings = new Properties();
    settings.putAll(
        Map.ofEntries(
            Map.entry("name", "plain"),
            Map.entry("connector.class", "io.debezium.connector.postgresql.PostgresConnector"),
            Map.entry("topic.prefix", "plain"),
            Map.entry("plugin.name", "pgoutput"),
            Map.entry("slot.name", "plain"),
            Map.entry("publication.name", "plain"),
            Map.entry("publication.autocreate.mode", "disabled"),
            Map.entry("table.include.list", "auth_gateway.outbox"),
            Map.entry("snapshot.mode", "no_data"),
            Map.entry("offset.storage", "org.apache.kafka.connect.storage.FileOffsetBackingStore"),
            Map.entry(
                "offset.storage.file.filename",
                Files.createTempFile("headgate-bench", ".offsets").toString()),
            Map.entry("offset.flush.interval.ms", "1000")));
    settings.putAll(router());
    settings.setProperty("database.hostname", database.host());
    settings.setProperty("database.port", String.valueOf(database.port()));
    settings.setProperty("database.dbname", database.database());
    settings.setProperty("database.user", database.user());
    settings.setProperty("database.password", database.password());
    return settings;
  }

  private static Map<String, String> router() {
    return Map.of(
        "transforms", "outbox",
        "transforms.outbox.type", "io.debezium.transforms.outbox.EventRouter",
        "transforms.outbox.table.field.event.id", "event_id",
        "transforms.outbox.table.field.event.key", "aggregate_id",
        "transforms.outbox.table.field.event.payload", "data",
        "transforms.outbox.route.by.field", "aggregate_type",
        "transforms.outbox.route.topic.replacement", "plain.${routedByValue}",
        "transforms.outbox.table.fields.additional.placement",
            "event_type:header,tenant_id:header,aggregate_version:header,schema_version:header,"
                + "event_number:header,created_by:header,user_id:header,correlation_id:header,"
                + "causation_id:header,checksum:header,occurred_at:header,metadata:header,"
                + "traceparent:header");
  }
}
