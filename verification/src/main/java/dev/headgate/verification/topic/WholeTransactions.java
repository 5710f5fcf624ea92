package dev.headgate.verification.topic;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toSet;

import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.LoggedEvent;
import dev.headgate.verification.evidence.PublishedEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// I5: events of one database transaction are visible all or none.
public final class WholeTransactions {

  private WholeTransactions() {}

  public static List<Finding> check(List<LoggedEvent> log, List<PublishedEvent> topics) {
    return check(log, topics, Long.MAX_VALUE);
  }

  /// Likewise, while events are on their way.
  ///
  /// @param settled only transactions below it are looked at
  public static List<Finding> check(
      List<LoggedEvent> log, List<PublishedEvent> topics, long settled) {
    Set<UUID> visible = topics.stream().map(PublishedEvent::id).collect(toSet());
    return log.stream()
        .filter(event -> event.transaction() < settled)
        .collect(
            groupingBy(
                LoggedEvent::transaction, partitioningBy(event -> visible.contains(event.id()))))
        .entrySet()
        .stream()
        .filter(entry -> isTorn(entry.getValue()))
        .map(entry ->
            Finding.of(
                "I5",
                entry.getValue().getOrDefault(false, List.of()).getFirst().facts(),
                "transaction %d is visible in part".formatted(entry.getKey())))
        .toList();
  }

  private static boolean isTorn(Map<Boolean, List<LoggedEvent>> byVisibility) {
    return byVisibility.values().stream().noneMatch(List::isEmpty);
  }
}
