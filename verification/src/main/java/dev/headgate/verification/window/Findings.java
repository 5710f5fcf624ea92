package dev.headgate.verification.window;

import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.PublishedEvent;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What was found so far, each thing once, and no more than somebody can use: where a topic is
/// gone, ten thousand lost events say it. Confined to one thread.
final class Findings {

  private static final int KEPT = 10_000;

  private final Set<Finding> kept = new LinkedHashSet<>();

  void addAll(Collection<Finding> findings) {
    findings.stream().limit(KEPT - kept.size()).forEach(kept::add);
  }

  /// Takes a record that came after its window: the event was not lost, or is there a second time.
  void addLate(PublishedEvent record) {
    boolean wasMissed =
        kept.removeIf(it -> it.assertion().equals("I3") && record.id().equals(it.event()));
    if (!wasMissed) {
      addAll(
          List.of(
              Finding.of(
                  "I3", record.facts(), record.id() + " is there again at " + record.place())));
    }
  }

  List<Finding> kept() {
    return List.copyOf(kept);
  }
}
