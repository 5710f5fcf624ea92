package dev.headgate.projector.sink;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.cloudevents.CloudEventRecords;
import dev.headgate.cloudevents.Header;
import dev.headgate.cloudevents.MalformedRecord;
import dev.headgate.event.Context;
import dev.headgate.event.Envelope;
import dev.headgate.event.WireTime;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.projector.failure.ProjectorExit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/// Inserts every event once.
final class EventWriter implements RowWriter {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INSERT = SqlFile.read("insert_events.sql");

  @Override
  public void write(Connection connection, ConsumerRecords<byte[], byte[]> records)
      throws SQLException {
    ArrayNode rows = JSON.createArrayNode();
    records.forEach(record -> rows.add(row(record)));
    if (!rows.isEmpty()) {
      try (var statement = connection.prepareStatement(INSERT)) {
        statement.setString(1, rows.toString());
        statement.executeUpdate();
      }
    }
  }

  private static ObjectNode row(ConsumerRecord<byte[], byte[]> record) {
    Envelope envelope = envelope(record);
    ObjectNode row = JSON.createObjectNode();
    row.put("event_id", envelope.identity().eventId().toString());
    row.put("event_number", envelope.identity().eventNumber());
    row.put("tenant_id", envelope.aggregate().tenant().toString());
    row.put("aggregate_type", envelope.aggregate().type());
    row.put("aggregate_id", envelope.aggregate().id());
    row.put("aggregate_version", envelope.aggregateVersion());
    row.put("event_type", envelope.type().name());
    row.put("schema_version", envelope.type().schemaVersion());
    row.put("data", envelope.payload().data());
    row.put("checksum", envelope.payload().checksum());
    row.put("occurred_at", WireTime.format(envelope.identity().occurredAt()));
    putContext(row, envelope.context());
    row.put("topic", record.topic()).put("partition", record.partition());
    return row.put("record_offset", record.offset());
  }

  private static void putContext(ObjectNode row, Context context) {
    row.put("metadata", context.metadata());
    row.put("created_by", context.createdBy());
    row.put("user_id", text(context.userId()));
    row.put("correlation_id", context.correlationId().toString());
    row.put("causation_id", text(context.causationId()));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static Envelope envelope(ConsumerRecord<byte[], byte[]> record) {
    List<Header> headers = new ArrayList<>();
    record.headers().forEach(header -> headers.add(Header.of(header.key(), header.value())));
    try {
      Envelope envelope = CloudEventRecords.decode(record.key(), record.value(), headers);
      if (envelope.payload().verifies()) {
        return envelope;
      }
      throw poison(record, "it fails its checksum", null);
    } catch (MalformedRecord e) {
      throw poison(record, e.problems().toString(), e);
    }
  }

  private static ProcessFailure poison(
      ConsumerRecord<byte[], byte[]> record, String why, @Nullable Throwable cause) {
    return new ProcessFailure(
        ProjectorExit.POISON_EVENT,
        "%s-%d at %d: %s".formatted(record.topic(), record.partition(), record.offset(), why),
        "Repair the record; nothing of it was written.",
        cause);
  }
}
