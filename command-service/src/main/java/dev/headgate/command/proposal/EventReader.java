package dev.headgate.command.proposal;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.command.exchange.Request;
import dev.headgate.command.identifier.NameForm;
import dev.headgate.command.proposal.Proposal.Content;
import dev.headgate.command.proposal.Proposal.Links;
import dev.headgate.event.AggregateId;
import dev.headgate.event.AuditEvent;
import dev.headgate.event.EventType;
import dev.headgate.process.json.Fields;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one event. Any thread may use it.
final class EventReader {

  private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z0-9]{0,99}");
  private static final Pattern UUID_V7 =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final UUID NO_UUID = new UUID(0, 0);

  private final ContentCheck contents;

  EventReader(Catalogue catalogue) {
    this.contents = new ContentCheck(catalogue);
  }

  /// The event, unless something is wrong with it.
  ///
  /// @param place where it stands in the body
  Optional<Proposal> read(Request request, ObjectNode event, JsonPointer place, Findings findings) {
    int before = findings.count();
    Fields fields = new Fields(event, place);
    String kind = named(fields, "aggregate_type", NameForm.AGGREGATE_TYPE);
    String id = named(fields, "aggregate_id", NameForm.AGGREGATE_ID);
    String name = fields.matching("event_type", NAME, "a name in UpperCamelCase");
    Long version = fields.optionalWhole("schema_version", 1, 1_000_000);
    ObjectNode data = fields.object("data");
    ObjectNode metadata = fields.optionalObject("metadata");
    Long expected = fields.optionalWhole("expected_version", 0, Long.MAX_VALUE);
    UUID ownId = kind.equals(AuditEvent.AGGREGATE_TYPE) ? ownId(fields, id) : null;
    Links links = links(request, fields, ownId);
    new Authorship(request.principal()).check(event, place, findings);
    findings.addInvalid(fields.errors());
    if (kind.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    EventType type = new EventType(name, version == null ? 1 : version.intValue());
    contents.check(kind, type, event, place, findings);
    return findings.count() > before
        ? Optional.empty()
        : Optional.of(
            new Proposal(
                place,
                new AggregateId(request.principal().tenant(), kind, id),
                ownId == null || expected != null ? expected : Long.valueOf(0),
                new Content(type, data, metadata == null ? nothing() : metadata),
                links));
  }

  private static String named(Fields fields, String name, NameForm form) {
    return fields.matching(name, form.pattern(), form.words());
  }

  private static Links links(Request request, Fields fields, @Nullable UUID ownId) {
    String createdBy = fields.optionalText("created_by", 1, 120);
    UUID userId = fields.optionalUuid("user_id");
    UUID correlationId = fields.optionalUuid("correlation_id");
    return new Links(
        createdBy == null ? request.principal().subject() : createdBy,
        userId == null ? request.principal().user() : userId,
        correlationId == null ? request.origin().correlationId() : correlationId,
        fields.optionalUuid("causation_id"),
        request.origin().traceparent(),
        ownId);
  }

  /// An audit aggregate is one event and has its id.
  private static UUID ownId(Fields fields, String id) {
    if (UUID_V7.matcher(id).matches()) {
      return UUID.fromString(id);
    }
    if (!id.isEmpty()) {
      fields.reject("aggregate_id", "must be the event's own id, a UUIDv7 in lower case");
    }
    return NO_UUID;
  }

  private static ObjectNode nothing() {
    return JsonNodeFactory.instance.objectNode();
  }
}
