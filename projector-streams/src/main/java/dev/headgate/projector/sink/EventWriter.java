package dev.headgate.projector.sink;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.event.Context;
import dev.headgate.event.Envelope;
import dev.headgate.event.WireTime;
import dev.headgate.projector.reading.EventReading;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Inserts every event once, and tells listeners of `headgate_events` of each that is news.
final class EventWriter implements RowWriter {

  private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INSERT = SqlFile.read("insert_events.sql");

  @Override
  public List<Instant> write(Connection connection, ConsumerRecords<byte[], byte[]> records)
      throws SQLException {
    ArrayNode rows = JSON.createArrayNode();
    records.forEach(record -> rows.add(row(record)));
    return rows.isEmpty() ? List.of() : insert(connection, rows.toString());
  }

  private static List<Instant> insert(Connection connection, String rows) throws SQLException {
    List<Instant> fresh = new ArrayList<>();
    int withheld = 0;
    try (var statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, rows);
      try (var inserted = statement.executeQuery()) {
        while (inserted.next()) {
          if (!inserted.getBoolean("healed")) {
            fresh.add(inserted.getObject("occurred_at", OffsetDateTime.class).toInstant());
          }
          withheld += inserted.getBoolean("told") ? 0 : 1;
        }
      }
    }
    if (withheld > 0) {
      LOG.warn(
          "{} notices to headgate_events were withheld: a listener's transaction keeps the queue"
              + " half full; end it (pg_stat_activity, xact_start)",
          withheld);
    }
    return fresh;
  }

  private static ObjectNode row(ConsumerRecord<byte[], byte[]> record) {
    Envelope envelope = reading(record).envelope();
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

  private static EventReading reading(ConsumerRecord<byte[], byte[]> record) {
    return EventReading.of(
        record.key(),
        record.value(),
        record.headers(),
        new EventReading.Origin(record.topic(), record.partition(), record.offset()));
  }
}
