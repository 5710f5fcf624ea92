package dev.headgate.projector.sink;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.event.Context;
import dev.headgate.event.Envelope;
import dev.headgate.event.WireTime;
import dev.headgate.projector.letter.DeadLetterHeaders;
import dev.headgate.projector.letter.SourceRecord;
import dev.headgate.projector.order.Order;
import dev.headgate.projector.order.Order.Park;
import dev.headgate.projector.order.Order.Target;
import dev.headgate.projector.reading.EventReading;
import dev.headgate.projector.reading.Origin;
import dev.headgate.projector.reading.Poison;
import dev.headgate.projector.reading.Vocabulary;
import dev.headgate.projector.topic.StateTopics;
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
///
/// One that cannot be read is passed over: the fold, which reads the same records by the same rule,
/// has a dead letter about it, and releases it when it is applied.
final class EventWriter implements RowWriter {

  private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);
  private static final String INSERT = SqlFile.read("insert_events.sql");

  private final Vocabulary vocabulary;

  EventWriter(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  @Override
  public List<Batch> batches(ConsumerRecords<byte[], byte[]> records) {
    List<Row> rows = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        rows.add(new Row(row(record, envelope(record)).toString(), record));
      } catch (Poison poison) {
        LOG.warn("{} is left to its dead letter: {}", origin(record), poison.getMessage());
      }
    }
    return rows.isEmpty() ? List.of() : List.of(new Batch(INSERT, rows));
  }

  @Override
  public List<Instant> write(Connection connection, Batch batch) throws SQLException {
    List<Instant> fresh = new ArrayList<>();
    int withheld = 0;
    try (var statement = connection.prepareStatement(batch.sql())) {
      statement.setString(1, batch.json());
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

  @Override
  public Order parking(Row row, SQLException refusal) {
    ConsumerRecord<byte[], byte[]> record = row.record();
    Envelope envelope = read(record);
    Origin origin = origin(record);
    return new Order(
        Parking.given(),
        new Target(
            envelope.identity().eventId(),
            envelope.aggregate(),
            origin.partition(),
            Refusal.reason(refusal),
            Refusal.detail(refusal)),
        new Park(
            envelope.aggregateVersion(),
            envelope.type().toString(),
            new SourceRecord(
                origin, record.key(), record.value(), record.headers(), record.timestamp())));
  }

  private static Envelope read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return EventReading.envelope(record.key(), record.value(), record.headers());
    } catch (Poison impossible) {
      throw new IllegalStateException("it was read before", impossible);
    }
  }

  private Envelope envelope(ConsumerRecord<byte[], byte[]> record) throws Poison {
    Envelope envelope = EventReading.envelope(record.key(), record.value(), record.headers());
    return EventReading.of(envelope, vocabulary).envelope();
  }

  private static Origin origin(ConsumerRecord<byte[], byte[]> record) {
    return isReleased(record)
        ? DeadLetterHeaders.origin(record.headers())
        : new Origin(record.topic(), record.partition(), record.offset());
  }

  private static boolean isReleased(ConsumerRecord<byte[], byte[]> record) {
    return record.topic().equals(StateTopics.RELEASED.name());
  }

  private static ObjectNode row(ConsumerRecord<byte[], byte[]> record, Envelope envelope) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
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
    Origin origin = origin(record);
    row.put("topic", origin.topic()).put("partition", origin.partition());
    row.put("released", isReleased(record));
    return row.put("record_offset", origin.offset());
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
}
