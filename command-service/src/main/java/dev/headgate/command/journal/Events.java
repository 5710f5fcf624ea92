package dev.headgate.command.journal;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.catalogue.CatalogueEntry;
import dev.headgate.catalogue.Violation;
import dev.headgate.command.dispatch.Work;
import dev.headgate.command.exchange.Answer;
import dev.headgate.command.exchange.Request;
import dev.headgate.command.grant.Paths;
import dev.headgate.command.journal.GenericEvent.Links;
import dev.headgate.command.problem.CommandProblem;
import dev.headgate.event.AggregateId;
import dev.headgate.event.AuditEvent;
import dev.headgate.event.EventType;
import dev.headgate.process.json.Fields;
import dev.headgate.process.principal.Principal;
import dev.headgate.process.problem.FieldError;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Events of types without a decider, and any event by its id.
public final class Events {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:@-]{1,200}");
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z0-9]{0,99}");
  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private final Catalogue catalogue;

  public Events(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// `GET /api/v1/events/{id}`.
  public Work get(Request request) {
    UUID id = Paths.id(request);
    return transaction ->
        EventLog.find(transaction, id)
            .map(event -> answer(200, event))
            .orElseThrow(() -> Refusal.of(StandardProblem.NOT_FOUND, "No event has this id."));
  }

  /// `POST /api/v1/events`.
  public Work post(Request request) {
    Fields fields = new Fields(request.body());
    String kind = fields.matching("aggregate_type", KIND, "a name in snake_case");
    String id = fields.matching("aggregate_id", ID, "1 to 200 of A-Z a-z 0-9 . _ : @ -");
    String name = fields.matching("event_type", NAME, "a name in UpperCamelCase");
    Long version = fields.optionalWhole("schema_version", 1, 1_000_000);
    ObjectNode data = fields.object("data");
    ObjectNode metadata = fields.optionalObject("metadata");
    Long expected = fields.optionalWhole("expected_version", 0, Long.MAX_VALUE);
    Links links = links(request, fields, kind, id);
    fields.end();
    EventType type = new EventType(name, version == null ? 1 : version.intValue());
    ObjectNode context = metadata == null ? JsonNodeFactory.instance.objectNode() : metadata;
    check(kind, type, data, context);
    GenericEvent event =
        new GenericEvent(
            new AggregateId(request.principal().tenant(), kind, id),
            type,
            data,
            context,
            expected,
            links);
    return transaction -> {
      UUID eventId = EventLog.publish(transaction, event);
      ObjectNode found = EventLog.find(transaction, eventId).orElseThrow();
      return answer(201, found).locatedAt("/api/v1/events/" + eventId);
    };
  }

  private static Answer answer(int status, ObjectNode event) {
    long version = event.required("aggregate_version").longValue();
    event.putArray("event_ids").add(event.required("event_id").textValue());
    return Answer.of(status, event).at(version);
  }

  private Links links(Request request, Fields fields, String kind, String id) {
    String createdBy = fields.optionalText("created_by", 1, 120);
    UUID userId = fields.optionalUuid("user_id");
    UUID correlationId = fields.optionalUuid("correlation_id");
    return new Links(
        creator(request.principal(), fields, createdBy),
        userId == null ? request.principal().user() : userId,
        correlationId == null ? request.origin().correlationId() : correlationId,
        fields.optionalUuid("causation_id"),
        request.origin().traceparent(),
        kind.equals(AuditEvent.AGGREGATE_TYPE) ? ownId(fields, id) : null);
  }

  /// Speaking for somebody else takes a role.
  private static String creator(Principal principal, Fields fields, @Nullable String createdBy) {
    if (createdBy == null) {
      return principal.subject();
    }
    if (!Principal.isSubject(createdBy)) {
      fields.reject(
          new FieldError("/created_by", "must be user:<uuid>, agent:<name> or service:<name>"));
    } else if (!createdBy.equals(principal.subject()) && !principal.may("gateway")) {
      throw Refusal.of(StandardProblem.FORBIDDEN, "Only the role gateway speaks for others.");
    }
    return createdBy;
  }

  /// An audit aggregate is one event and has its id.
  private static @Nullable UUID ownId(Fields fields, String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException notUuid) {
      fields.reject(new FieldError("/aggregate_id", "must be the event's own id, a UUIDv7"));
      return null;
    }
  }

  private void check(String kind, EventType type, ObjectNode data, ObjectNode metadata) {
    CatalogueEntry entry =
        catalogue
            .find(type)
            .filter(found -> found.aggregateType().equals(kind))
            .orElseThrow(() ->
                Refusal.of(
                    CommandProblem.EVENT_TYPE_UNKNOWN,
                    "%s has no event type %s.".formatted(kind, type)));
    if (entry.decided()) {
      throw Refusal.of(CommandProblem.EVENT_TYPE_DECIDED, "Use the commands under /v1/auth.");
    }
    Fields fields = new Fields(JsonNodeFactory.instance.objectNode());
    for (Violation violation : catalogue.validate(type, data)) {
      fields.reject(under("data", violation));
    }
    for (Violation violation : catalogue.validateMetadata(metadata)) {
      fields.reject(under("metadata", violation));
    }
    fields.end();
  }

  private static FieldError under(String field, Violation violation) {
    return new FieldError(
        JsonPointer.empty().appendProperty(field) + violation.pointer(), violation.message());
  }
}
