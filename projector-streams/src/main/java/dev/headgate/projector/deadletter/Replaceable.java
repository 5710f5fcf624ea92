package dev.headgate.projector.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.event.EventType;
import dev.headgate.process.problem.FieldError;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import dev.headgate.projector.exchange.ReadProblem;
import dev.headgate.projector.letter.Letter;
import dev.headgate.projector.letter.Subject;
import dev.headgate.projector.order.Replacement;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// Whether a letter's event may have other data. Any thread may use it.
final class Replaceable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Catalogue catalogue;

  Replaceable(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// The replacement with its type, whose schema it keeps.
  ///
  /// @throws Refusal 409 when it would change nothing, 422 when the event could not be applied
  Replacement verified(Letter letter, Replacement replacement) {
    Subject subject = letter.subject();
    if (subject == null || !mayHaveOtherData(letter)) {
      throw Refusal.of(
          ReadProblem.NOT_REPLACEABLE, "Other data would not help: retry or discard it.");
    }
    EventType type =
        Optional.ofNullable(replacement.type())
            .or(() -> typeOf(subject.eventType()))
            .filter(known -> catalogue.find(known).isPresent())
            .orElseThrow(() ->
                invalid("/event_type", "must be a type of the catalogue, with its schema_version"));
    if (!catalogue.find(type).orElseThrow().aggregateType().equals(subject.aggregate().type())) {
      throw invalid("/event_type", "must be a type of a " + subject.aggregate().type());
    }
    List<FieldError> errors =
        catalogue.validate(type, tree(replacement.data())).stream()
            .map(found -> new FieldError("/data" + found.pointer(), found.message()))
            .toList();
    if (!errors.isEmpty()) {
      throw Refusal.of(
          StandardProblem.INVALID_FIELDS, "The data breaks the schema of " + type + ".", errors);
    }
    return new Replacement(replacement.data(), type);
  }

  private static boolean mayHaveOtherData(Letter letter) {
    return switch (letter.finding().reason()) {
      case BAD_CHECKSUM,
          UNKNOWN_TYPE,
          UNREADABLE_PAYLOAD,
          VERSION_GAP,
          EVOLVE_FAILED,
          ROW_REFUSED ->
          true;
      case VERSION_FORK, EVENT_REFUSED, MALFORMED_RECORD, MALFORMED_ORDER -> false;
    };
  }

  /// What the record claims, `UserUpserted.v1`; a row's letter claims nothing.
  private static Optional<EventType> typeOf(String claimed) {
    int dot = claimed.lastIndexOf(".v");
    return dot < 0
        ? Optional.empty()
        : Optional.of(
            new EventType(claimed.substring(0, dot), Integer.parseInt(claimed.substring(dot + 2))));
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Refusal invalid(String pointer, String detail) {
    return Refusal.of(
        StandardProblem.INVALID_FIELDS,
        "The order cannot be given.",
        List.of(new FieldError(pointer, detail)));
  }
}
