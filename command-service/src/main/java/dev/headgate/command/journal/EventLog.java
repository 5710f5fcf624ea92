package dev.headgate.command.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.outbox.Transaction;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jspecify.annotations.Nullable;

/// Events by their id, and events nobody decides about. Without state.
final class EventLog {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ClasspathSqlLocator SQL = ClasspathSqlLocator.removingComments();

  private EventLog() {}

  static UUID publish(Transaction transaction, GenericEvent event) {
    return UUID.fromString(
        transaction
            .handle()
            .createQuery(SQL.locate(EventLog.class, "publish"))
            .bind("aggregate_type", event.aggregate().type())
            .bind("aggregate_id", event.aggregate().id())
            .bind("event_type", event.type().name())
            .bind("schema_version", event.type().schemaVersion())
            .bind("data", event.data().toString())
            .bind("metadata", event.metadata().toString())
            .bind("expected_version", event.expectedVersion())
            .bind("created_by", event.links().createdBy())
            .bind("user_id", text(event.links().userId()))
            .bind("correlation_id", event.links().correlationId().toString())
            .bind("causation_id", text(event.links().causationId()))
            .bind("traceparent", event.links().traceparent())
            .bind("event_id", text(event.links().eventId()))
            .mapTo(String.class)
            .one());
  }

  static Optional<ObjectNode> find(Transaction transaction, UUID id) {
    return transaction
        .handle()
        .createQuery(SQL.locate(EventLog.class, "find"))
        .bind("id", id.toString())
        .bind("millis", id.getMostSignificantBits() >>> 16)
        .mapTo(String.class)
        .findOne()
        .map(EventLog::parse);
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }

  private static ObjectNode parse(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("the database gave no JSON", broken);
    }
  }
}
