package dev.headgate.command.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.catalogue.Violation;
import dev.headgate.command.exchange.Request;
import dev.headgate.command.head.Kind;
import dev.headgate.command.identifier.Identifiers;
import dev.headgate.command.refold.Refold;
import dev.headgate.event.AuditEvent;
import dev.headgate.event.Event;
import dev.headgate.event.TenantId;
import dev.headgate.payload.Payloads;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jspecify.annotations.Nullable;

/// One database transaction of one tenant. Confined to the thread that runs it.
public final class Transaction {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ClasspathSqlLocator SQL = ClasspathSqlLocator.removingComments();

  private final Handle handle;
  private final Request request;
  private final Catalogue catalogue;

  /// What was read, for those who wait.
  private final Set<String> heads;

  /// The database's time.
  private final Instant began;

  private final Identifiers eventIds;

  Transaction(
      Handle handle, Request request, Catalogue catalogue, Instant began, Set<String> heads) {
    this.handle = handle;
    this.request = request;
    this.catalogue = catalogue;
    this.began = began;
    this.eventIds = new Identifiers(InstantSource.fixed(began));
    this.heads = heads;
  }

  /// For the packages that own tables.
  public Handle handle() {
    return handle;
  }

  public <T> T run(Transactions.Statement<T> statement) {
    return statement.on(handle);
  }

  public TenantId tenant() {
    return request.principal().tenant();
  }

  /// When it began, by the database's clock.
  public Instant began() {
    return began;
  }

  /// An id for an event that is its own aggregate. It is of the database's time: the log takes no
  /// id that is far from it, and the clock of this machine may be.
  public UUID nextEventId() {
    return eventIds.next();
  }

  /// Reads a head without locking it: the append compares versions.
  public <S> Head<S> head(Kind<S, ?> kind, String id) {
    heads.add(tenant() + "/" + kind.type() + "/" + id);
    return handle
        .createQuery(SQL.locate(Transaction.class, "head"))
        .bind("type", kind.type())
        .bind("id", id)
        .bind("state_version", Kind.STATE_VERSION)
        .map((row, _) -> new Stored(row.getLong("version"), row.getString("state")))
        .findOne()
        .map(stored -> new Head<>(id, stored.version(), state(kind, id, stored)))
        .orElseGet(() -> new Head<>(id, 0, kind.initial()));
  }

  /// A head's row.
  ///
  /// @param state null when whoever wrote the version did not know it, or wrote it in another form
  private record Stored(long version, @Nullable String state) {}

  private <S> S state(Kind<S, ?> kind, String id, Stored stored) {
    return stored.state() == null
        ? new Refold(handle).upTo(stored.version(), kind, id)
        : kind.read().apply(parse(stored.state()));
  }

  /// Appends what was decided, all or nothing, and answers in the same order.
  ///
  /// @throws org.jdbi.v3.core.statement.StatementException with SQLSTATE HG001 when a head has
  ///   moved
  /// @throws IllegalStateException when an event breaks its schema, which is a fault of ours
  public List<Appended> append(Decision... decisions) {
    ArrayNode events = JSON.createArrayNode();
    for (Decision decision : decisions) {
      events.add(event(decision));
    }
    Map<String, Appended> appended =
        handle
            .createQuery(SQL.locate(Transaction.class, "append"))
            .bind("events", events.toString())
            .map((row, _) ->
                new Appended(
                    UUID.fromString(row.getString("event_id")),
                    row.getString("aggregate_type"),
                    row.getString("aggregate_id"),
                    row.getLong("aggregate_version")))
            .stream()
            .collect(Collectors.toMap(Appended::aggregateType, Function.identity()));
    return List.of(decisions).stream()
        .map(decision -> appended.get(decision.aggregateType()))
        .toList();
  }

  private ObjectNode event(Decision decision) {
    ObjectNode event =
        JSON.createObjectNode()
            .put("aggregate_type", decision.aggregateType())
            .put("aggregate_id", decision.aggregateId())
            .put("event_type", decision.event().type().name())
            .put("schema_version", decision.event().type().schemaVersion())
            .put("expected_version", decision.expectedVersion())
            .put("created_by", request.principal().subject())
            .put("correlation_id", request.origin().correlationId().toString())
            .put("traceparent", request.origin().traceparent());
    if (decision.user() != null) {
      event.put("user_id", decision.user().toString());
    }
    if (decision.aggregateType().equals(AuditEvent.AGGREGATE_TYPE)) {
      event.put("event_id", decision.aggregateId());
    }
    event.set("data", data(decision.event()));
    event.set("metadata", metadata());
    event.set("state", parse(decision.state()));
    event.put("state_version", Kind.STATE_VERSION);
    return event;
  }

  /// Every consumer checks the schema, and would set aside what breaks it: that must never be in
  /// the log.
  private JsonNode data(Event event) {
    JsonNode data = parse(Payloads.encode(event));
    List<Violation> violations = catalogue.validate(event.type(), data);
    if (!violations.isEmpty()) {
      throw new IllegalStateException(
          "a decider made a %s that breaks its schema at %s"
              .formatted(event.type(), violations.stream().map(Violation::pointer).toList()));
    }
    return data;
  }

  private ObjectNode metadata() {
    return JSON.createObjectNode()
        .put("ip_address", request.origin().ipAddress())
        .put("user_agent", request.origin().userAgent())
        .put("source", "command-service");
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("the database or the codec gave no JSON", broken);
    }
  }
}
