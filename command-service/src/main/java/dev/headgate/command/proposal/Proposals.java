package dev.headgate.command.proposal;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.command.exchange.Request;
import dev.headgate.process.json.Fields;
import dev.headgate.process.problem.FieldError;
import java.util.ArrayList;
import java.util.List;

/// Reads the events of a body. All that is wrong with any of them goes to the findings; an event
/// with which something is wrong is left out of the answer. Any thread may use it.
public final class Proposals {

  /// Events of one body.
  public static final int MOST = 1_000;

  private static final String EVENTS = "events";

  private final EventReader events;

  public Proposals(Catalogue catalogue) {
    this.events = new EventReader(catalogue);
  }

  /// One event, which is the body, or many under `/events`, whichever it is.
  public List<Proposal> any(Request request, Findings findings) {
    return request.body().has(EVENTS) ? many(request, findings) : one(request, findings);
  }

  /// One event, which is the body.
  public List<Proposal> one(Request request, Findings findings) {
    return events.read(request, request.body(), JsonPointer.empty(), findings).stream().toList();
  }

  /// Many events, under `/events`.
  public List<Proposal> many(Request request, Findings findings) {
    Fields fields = new Fields(request.body());
    List<JsonNode> elements = fields.array(EVENTS, 1, MOST);
    findings.addInvalid(fields.errors());
    List<Proposal> proposals = new ArrayList<>();
    for (int index = 0; index < elements.size(); index++) {
      JsonPointer place = JsonPointer.empty().appendProperty(EVENTS).appendIndex(index);
      if (elements.get(index) instanceof ObjectNode event) {
        events.read(request, event, place, findings).ifPresent(proposals::add);
      } else {
        findings.addInvalid(List.of(new FieldError(place.toString(), "must be an object")));
      }
    }
    return proposals;
  }
}
