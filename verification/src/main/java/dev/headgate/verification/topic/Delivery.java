package dev.headgate.verification.topic;

import dev.headgate.verification.evidence.Facts;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.LoggedEvent;
import dev.headgate.verification.evidence.PublishedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// I3: the events on the topics equal the outbox, each exactly once.
public final class Delivery {

  private Delivery() {}

  public static List<Finding> check(List<LoggedEvent> log, List<PublishedEvent> topics) {
    return check(log, topics, Long.MAX_VALUE);
  }

  /// Likewise, while events are on their way.
  ///
  /// @param settled transactions below it have to be on the topics, others may be
  public static List<Finding> check(
      List<LoggedEvent> log, List<PublishedEvent> topics, long settled) {
    Map<UUID, List<PublishedEvent>> seen = new HashMap<>();
    topics.forEach(it -> seen.computeIfAbsent(it.id(), _ -> new ArrayList<>(1)).add(it));
    List<Finding> findings = new ArrayList<>();
    for (LoggedEvent logged : log) {
      List<PublishedEvent> copies = seen.remove(logged.id());
      if (copies != null) {
        compare(findings, logged.facts(), copies);
      } else if (logged.transaction() < settled) {
        findings.add(
            Finding.of("I3", logged.facts(), logged.id() + " is in the outbox and on no topic"));
      }
    }
    seen.forEach((id, copies) ->
        findings.add(
            Finding.of(
                "I3",
                copies.getFirst().facts(),
                id + " is not in the outbox but at " + copies.getFirst().place())));
    return findings;
  }

  private static void compare(List<Finding> findings, Facts logged, List<PublishedEvent> copies) {
    if (copies.size() > 1) {
      List<PublishedEvent.Place> places = copies.stream().map(PublishedEvent::place).toList();
      findings.add(
          Finding.of(
              "I3",
              logged,
              "%s is on the topics %d times: %s".formatted(logged.id(), copies.size(), places)));
    }
    for (PublishedEvent copy : copies) {
      if (!copy.facts().isNamedAs(logged)) {
        findings.add(
            Finding.of(
                "I3",
                logged,
                "%s at %s says %s %d of %s"
                    .formatted(
                        logged.id(),
                        copy.place(),
                        copy.facts().type(),
                        copy.version(),
                        copy.aggregate())));
      }
    }
  }
}
