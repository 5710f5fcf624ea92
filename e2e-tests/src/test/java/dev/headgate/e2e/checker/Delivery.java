package dev.headgate.e2e.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// I3: the event ids on the topics equal the outbox, each exactly once.
final class Delivery {

  private Delivery() {}

  static List<Finding> check(List<LoggedEvent> log, List<PublishedEvent> topics) {
    Map<UUID, Integer> seen = new HashMap<>();
    topics.forEach(published -> seen.merge(published.eventId(), 1, Integer::sum));
    List<Finding> findings = new ArrayList<>();
    for (LoggedEvent logged : log) {
      Integer times = seen.remove(logged.eventId());
      if (times == null) {
        findings.add(new Finding("I3", logged.eventId() + " is in the outbox and on no topic"));
      } else if (times > 1) {
        findings.add(new Finding("I3", logged.eventId() + " is on the topics " + times + " times"));
      }
    }
    seen.keySet()
        .forEach(id -> findings.add(new Finding("I3", id + " is on a topic, not in the outbox")));
    return findings;
  }
}
