package dev.headgate.relay.engine;

import static java.util.Objects.requireNonNull;

import dev.headgate.event.AggregateId;
import dev.headgate.event.Context;
import dev.headgate.event.Envelope;
import dev.headgate.event.EventType;
import dev.headgate.event.Identity;
import dev.headgate.event.Payload;
import dev.headgate.event.TenantId;
import dev.headgate.relay.slot.Lsn;
import dev.headgate.relay.transaction.BrokenStream;
import dev.headgate.relay.transaction.Change;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/// Reads Debezium's records.
final class ChangeReader {

  private static final String TRANSACTIONS = EngineSettings.PREFIX + ".transaction";
  private static final String MESSAGES = EngineSettings.PREFIX + ".message";

  private ChangeReader() {}

  static Change read(SourceRecord record) {
    Struct value = (Struct) record.value();
    return switch (record.topic()) {
      case TRANSACTIONS -> boundary(record, value);
      case MESSAGES -> heartbeat(value.getStruct("message"));
      default -> row(value);
    };
  }

  private static Change boundary(SourceRecord record, Struct value) {
    // "<xid>:<lsn>"; the LSN differs between BEGIN and END.
    String transaction = value.getString("id").split(":", 2)[0];
    return value.getString("status").equals("BEGIN")
        ? new Change.Begin(transaction)
        : new Change.End(
            transaction,
            value.getInt64("event_count"),
            new Lsn((Long) requireNonNull(record.sourceOffset().get("lsn"))),
            Instant.ofEpochMilli(value.getInt64("ts_ms")));
  }

  private static Change heartbeat(Struct message) {
    if (!message.getString("prefix").equals("headgate")) {
      return new Change.Heartbeat(0); // somebody else's message: counted, and says nothing
    }
    String content = new String(message.getBytes("content"), StandardCharsets.UTF_8);
    return new Change.Heartbeat(Long.parseLong(content));
  }

  private static Change row(Struct value) {
    String operation = value.getString("op");
    if (!operation.equals("c")) {
      throw new BrokenStream("the log tells of a change of kind '" + operation + "' in the outbox");
    }
    Struct row = value.getStruct("after");
    return new Change.Row(
        new Envelope(
            Identity.of(uuid(row, "event_id"), row.getInt64("event_number")),
            new AggregateId(
                new TenantId(uuid(row, "tenant_id")),
                row.getString("aggregate_type"),
                row.getString("aggregate_id")),
            row.getInt64("aggregate_version"),
            new EventType(row.getString("event_type"), row.getInt32("schema_version")),
            new Payload(row.getString("data"), row.getString("checksum")),
            context(row)));
  }

  private static Context context(Struct row) {
    return new Context(
        row.getString("metadata"),
        row.getString("created_by"),
        nullable(row, "user_id"),
        uuid(row, "correlation_id"),
        nullable(row, "causation_id"),
        row.getString("traceparent"));
  }

  private static UUID uuid(Struct row, String column) {
    return UUID.fromString(row.getString(column));
  }

  private static @Nullable UUID nullable(Struct row, String column) {
    String text = row.getString(column);
    return text == null ? null : UUID.fromString(text);
  }
}
