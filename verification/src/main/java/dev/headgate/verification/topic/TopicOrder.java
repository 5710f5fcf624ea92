package dev.headgate.verification.topic;

import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.PublishedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// I4: topic order equals version order per aggregate, and an aggregate stays on its partition.
public final class TopicOrder {

  private TopicOrder() {}

  /// Whole topics: each aggregate begins at version 1.
  ///
  /// @param topics in offset order within each partition
  public static List<Finding> check(List<PublishedEvent> topics) {
    return check(topics, true);
  }

  /// A part of the topics without gaps in between: each aggregate begins where it may.
  public static List<Finding> checkPart(List<PublishedEvent> part) {
    return check(part, false);
  }

  private static List<Finding> check(List<PublishedEvent> topics, boolean areWhole) {
    Map<Aggregate, PublishedEvent> last = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (PublishedEvent event : topics) {
      PublishedEvent before = last.put(event.aggregate(), event);
      if (before != null && !before.place().isBesides(event.place())) {
        findings.add(Finding.of("I4", event.facts(), "moved to " + event.place()));
      }
      long expected = before != null ? before.version() + 1 : areWhole ? 1 : event.version();
      if (event.version() != expected) {
        findings.add(
            Finding.of(
                "I4",
                event.facts(),
                "is out of order at %s: version %d where %d was due"
                    .formatted(event.place(), event.version(), expected)));
      }
    }
    return findings;
  }
}
