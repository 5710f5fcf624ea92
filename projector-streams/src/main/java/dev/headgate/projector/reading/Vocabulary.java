package dev.headgate.projector.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.catalogue.CatalogueEntry;
import dev.headgate.catalogue.Violation;
import dev.headgate.event.Envelope;
import dev.headgate.event.Event;
import dev.headgate.event.OtherEvent;
import dev.headgate.payload.Payloads;
import dev.headgate.payload.UnreadablePayload;
import java.util.List;
import java.util.stream.Collectors;

/// The event types of a catalogue, and how their data is read: into its record where the type has
/// one, against its schema otherwise. Immutable; any thread may use it.
public record Vocabulary(Catalogue catalogue) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// @throws Poison when the data is not what its envelope says
  Event read(Envelope envelope) throws Poison {
    CatalogueEntry entry =
        catalogue
            .find(envelope.type())
            .orElseThrow(() ->
                new Poison(Reason.UNKNOWN_TYPE, "no " + envelope.type() + " is known here", null));
    if (!entry.aggregateType().equals(envelope.aggregate().type())) {
      throw new Poison(
          Reason.UNKNOWN_TYPE,
          "%s is no event of %s".formatted(envelope.type(), envelope.aggregate().type()),
          null);
    }
    return Payloads.types().contains(envelope.type()) ? known(envelope) : other(envelope);
  }

  private static Event known(Envelope envelope) throws Poison {
    try {
      return Payloads.decode(envelope.type(), envelope.payload().data());
    } catch (UnreadablePayload e) {
      throw new Poison(Reason.UNREADABLE_PAYLOAD, String.valueOf(e.getMessage()), e);
    }
  }

  private Event other(Envelope envelope) throws Poison {
    List<Violation> violations = catalogue.validate(envelope.type(), parsed(envelope));
    if (!violations.isEmpty()) {
      // Where, and not what: a message may quote the data, which may be personal.
      String where =
          violations.stream().map(Violation::pointer).distinct().collect(Collectors.joining(", "));
      throw new Poison(
          Reason.UNREADABLE_PAYLOAD,
          "data is no %s: it breaks the schema at '%s'".formatted(envelope.type(), where),
          null);
    }
    return new OtherEvent(envelope.type(), envelope.payload().data());
  }

  private static JsonNode parsed(Envelope envelope) throws Poison {
    try {
      return JSON.readTree(envelope.payload().data());
    } catch (JsonProcessingException e) {
      throw new Poison(Reason.UNREADABLE_PAYLOAD, "the data is no JSON", null);
    }
  }
}
