package dev.headgate.relay.checker;

import dev.headgate.event.AggregateId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// I4: topic order equals version order per aggregate, and an aggregate stays on its partition.
final class TopicOrder {

  private TopicOrder() {}

  static List<Finding> check(List<PublishedEvent> topics) {
    Map<AggregateId, PublishedEvent> last = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (PublishedEvent event : topics) {
      PublishedEvent before = last.put(event.aggregate(), event);
      if (before != null && !before.place().partition().equals(event.place().partition())) {
        findings.add(new Finding("I4", event.aggregate() + " moved to " + event.place()));
      }
      if (event.version() != (before == null ? 1 : before.version() + 1)) {
        findings.add(new Finding("I4", event.aggregate() + " is out of order at " + event.place()));
      }
    }
    return findings;
  }
}
