package dev.headgate.command.proposal;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.catalogue.CatalogueEntry;
import dev.headgate.catalogue.Violation;
import dev.headgate.command.problem.CommandProblem;
import dev.headgate.event.EventType;
import dev.headgate.process.problem.FieldError;
import dev.headgate.process.problem.StandardProblem;
import java.util.List;
import java.util.Optional;

/// Compares an event with the catalogue and with what the log can hold. Any thread may use it.
final class ContentCheck {

  private static final String DATA = "data";
  private static final String METADATA = "metadata";

  private final Catalogue catalogue;

  ContentCheck(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// Adds what is wrong with the event's content. What the event does not have, or not as an
  /// object, is told of elsewhere.
  void check(String kind, EventType type, ObjectNode event, JsonPointer place, Findings findings) {
    Optional<CatalogueEntry> entry =
        catalogue.find(type).filter(found -> found.aggregateType().equals(kind));
    if (entry.isEmpty()) {
      findings.add(
          Finding.at(
              place,
              "event_type",
              CommandProblem.EVENT_TYPE_UNKNOWN,
              "%s has no event type %s".formatted(kind, type)));
    } else if (entry.get().decided()) {
      findings.add(
          Finding.at(
              place,
              "event_type",
              CommandProblem.EVENT_TYPE_DECIDED,
              "comes from the commands under /v1/auth alone"));
    } else if (event.get(DATA) instanceof ObjectNode data) {
      add(place.appendProperty(DATA), catalogue.validate(type, data), findings);
      new SizeLimit(256 * 1024).check(place, DATA, data, findings);
    }
    if (event.get(METADATA) instanceof ObjectNode metadata) {
      add(place.appendProperty(METADATA), catalogue.validateMetadata(metadata), findings);
      new SizeLimit(16 * 1024).check(place, METADATA, metadata, findings);
    }
  }

  private static void add(JsonPointer place, List<Violation> violations, Findings findings) {
    for (Violation violation : violations) {
      findings.add(
          new Finding(
              StandardProblem.INVALID_FIELDS,
              new FieldError(place + violation.pointer(), violation.message())));
    }
  }
}
