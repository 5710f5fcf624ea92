package dev.headgate.relay.checker;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// I5: events of one database transaction are visible all or none.
final class WholeTransactions {

  private WholeTransactions() {}

  static List<Finding> check(List<LoggedEvent> log, List<PublishedEvent> topics) {
    Set<UUID> visible = topics.stream().map(PublishedEvent::id).collect(toSet());
    return log.stream()
        .collect(
            groupingBy(LoggedEvent::txId, partitioningBy(event -> visible.contains(event.id()))))
        .entrySet()
        .stream()
        .filter(entry -> torn(entry.getValue()))
        .map(entry -> new Finding("I5", "transaction " + entry.getKey() + " is visible in part"))
        .toList();
  }

  private static boolean torn(Map<Boolean, List<LoggedEvent>> byVisibility) {
    return byVisibility.values().stream().noneMatch(List::isEmpty);
  }
}
