package dev.headgate.verification.readmodel;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.headgate.verification.evidence.Facts;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.LoggedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/// I9: the rows of `auth_events` are the events, each once, under its own aggregate and version.
public final class AuditRows {

  private AuditRows() {}

  public static List<Finding> check(List<LoggedEvent> log, List<Facts> audit) {
    return check(log, audit, _ -> true);
  }

  /// Likewise, while events are on their way.
  ///
  /// @param due whether an event has to be there by now
  public static List<Finding> check(
      List<LoggedEvent> log, List<Facts> audit, Predicate<LoggedEvent> due) {
    List<Finding> findings = new ArrayList<>();
    Map<UUID, LoggedEvent> missing =
        new HashMap<>(log.stream().collect(toMap(LoggedEvent::id, identity(), (one, _) -> one)));
    for (Facts row : audit) {
      LoggedEvent logged = missing.remove(row.id());
      if (logged == null) {
        findings.add(
            Finding.of("I9", row, row.id() + " is in auth_events twice, or not in the outbox"));
      } else if (!logged.facts().isNamedAs(row)) {
        findings.add(
            Finding.of(
                "I9",
                logged.facts(),
                "%s is %s %d of %s in auth_events"
                    .formatted(row.id(), row.type(), row.version(), row.aggregate())));
      }
    }
    missing.values().stream()
        .filter(due)
        .forEach(it ->
            findings.add(Finding.of("I9", it.facts(), it.id() + " is missing in auth_events")));
    return findings;
  }
}
