package dev.headgate.e2e.checker;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// I9: the rows of `auth_events` are the events, each once, under its own aggregate and version.
final class AuditRows {

  private AuditRows() {}

  static List<Finding> check(List<LoggedEvent> log, List<AuditedEvent> audit) {
    List<Finding> findings = new ArrayList<>();
    Map<UUID, LoggedEvent> missing =
        new HashMap<>(log.stream().collect(toMap(LoggedEvent::eventId, identity())));
    for (AuditedEvent row : audit) {
      LoggedEvent logged = missing.remove(row.eventId());
      if (logged == null) {
        findings.add(
            new Finding("I9", row.eventId() + " is in auth_events twice, or not in the outbox"));
      } else if (!logged.aggregate().equals(row.aggregate()) || logged.version() != row.version()) {
        findings.add(new Finding("I9", row.eventId() + " stands under the wrong aggregate"));
      }
    }
    missing
        .keySet()
        .forEach(id -> findings.add(new Finding("I9", id + " is missing in auth_events")));
    return findings;
  }
}
