package dev.headgate.command.grant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.exchange.Answer;
import dev.headgate.command.outbox.Appended;
import java.util.List;

/// Answers to commands: ids first, then the events that came of it.
public final class Answers {

  private Answers() {}

  public static ObjectNode body() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// The first event's aggregate is the one the answer is about.
  public static Answer of(int status, ObjectNode body, List<Appended> events) {
    long version = events.getFirst().version();
    ArrayNode ids = body.putArray("event_ids");
    events.forEach(event -> ids.add(event.eventId().toString()));
    body.put("aggregate_version", version);
    return Answer.of(status, body).at(version);
  }
}
