package dev.headgate.relay.checker;

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
    topics.forEach(published -> seen.merge(published.id(), 1, Integer::sum));
    List<Finding> findings = new ArrayList<>();
    for (LoggedEvent logged : log) {
      Integer times = seen.remove(logged.id());
      if (times == null) {
        findings.add(new Finding("I3", "lost: " + logged.id()));
      } else if (times > 1) {
        findings.add(new Finding("I3", "on the topics %d times: %s".formatted(times, logged.id())));
      }
    }
    seen.keySet().forEach(id -> findings.add(new Finding("I3", "from nowhere: " + id)));
    return findings;
  }
}
