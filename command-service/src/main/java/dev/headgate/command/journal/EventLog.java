package dev.headgate.command.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.outbox.Transaction;
import dev.headgate.command.proposal.Proposal;
import dev.headgate.command.reading.EventJson;
import dev.headgate.event.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jspecify.annotations.Nullable;

/// Events by their id, and events nobody decides about. Without state.
final class EventLog {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ClasspathSqlLocator SQL = ClasspathSqlLocator.removingComments();

  private EventLog() {}

  /// Appends one event and gives it as it is in the log, in one statement.
  ///
  /// @throws org.jdbi.v3.core.statement.StatementException with SQLSTATE HG001 when its aggregate
  ///   is not at the expected version
  static ObjectNode publish(Handle handle, TenantId tenant, Proposal event) {
    return handle
        .createQuery(SQL.locate(EventLog.class, "publish"))
        .bind("tenant", tenant.toString())
        .bind("proposal", written(event).toString())
        .map((row, _) -> EventJson.of(row))
        .one();
  }

  /// Appends many in one call, all or none, and answers in their order.
  static List<ObjectNode> publishAll(Transaction transaction, List<Proposal> events) {
    ArrayNode array = JSON.arrayNode();
    events.forEach(event -> array.add(written(event)));
    return transaction
        .handle()
        .createQuery(SQL.locate(EventLog.class, "publish_all"))
        .bind("events", array.toString())
        .map((row, _) ->
            JSON.objectNode()
                .put("event_id", row.getString("event_id"))
                .put("event_number", row.getLong("event_number"))
                .put("aggregate_type", row.getString("aggregate_type"))
                .put("aggregate_id", row.getString("aggregate_id"))
                .put("aggregate_version", row.getLong("aggregate_version")))
        .list();
  }

  static Optional<ObjectNode> find(Transaction transaction, UUID id) {
    return transaction
        .handle()
        .createQuery(SQL.locate(EventLog.class, "find"))
        .bind("id", id.toString())
        .bind("millis", id.getMostSignificantBits() >>> 16)
        .map((row, _) -> EventJson.of(row))
        .findOne();
  }

  /// With the parameters of the function as fields.
  private static ObjectNode written(Proposal event) {
    ObjectNode object =
        JSON.objectNode()
            .put("aggregate_type", event.aggregate().type())
            .put("aggregate_id", event.aggregate().id())
            .put("event_type", event.content().type().name())
            .put("schema_version", event.content().type().schemaVersion())
            .put("expected_version", event.expectedVersion())
            .put("created_by", event.links().createdBy())
            .put("user_id", text(event.links().userId()))
            .put("correlation_id", event.links().correlationId().toString())
            .put("causation_id", text(event.links().causationId()))
            .put("traceparent", event.links().traceparent())
            .put("event_id", text(event.links().eventId()));
    object.set("data", event.content().data());
    object.set("metadata", event.content().metadata());
    return object;
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }
}
