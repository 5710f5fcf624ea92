package dev.headgate.e2e.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// I4: topic order equals version order per aggregate, and an aggregate stays on its partition.
final class TopicOrder {

  private TopicOrder() {}

  static List<Finding> check(List<PublishedEvent> topics) {
    Map<Aggregate, PublishedEvent> last = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (PublishedEvent record : topics) {
      PublishedEvent before = last.put(record.aggregate(), record);
      if (before != null && !samePartition(before, record)) {
        findings.add(
            new Finding("I4", record.aggregate() + " moved to another partition: " + record));
      }
      if (record.version() != (before == null ? 1 : before.version() + 1)) {
        findings.add(
            new Finding("I4", record.aggregate() + " is out of order at " + record.place()));
      }
    }
    return findings;
  }

  private static boolean samePartition(PublishedEvent one, PublishedEvent other) {
    return one.place().topic().equals(other.place().topic())
        && one.place().partition() == other.place().partition();
  }
}
