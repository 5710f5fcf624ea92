package dev.headgate.relay.checker;

import static java.util.stream.Collectors.toMap;

import dev.headgate.event.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// I7: checksums verify in the table and on the topics, and are the same.
final class Checksums {

  private Checksums() {}

  static List<Finding> check(List<LoggedEvent> log, List<PublishedEvent> topics) {
    List<Finding> findings = new ArrayList<>();
    for (LoggedEvent event : log) {
      verify(findings, "outbox", event.id(), new Payload(event.data(), event.checksum()));
    }
    Map<UUID, String> logged =
        log.stream().collect(toMap(LoggedEvent::id, LoggedEvent::checksum, (one, _) -> one));
    for (PublishedEvent event : topics) {
      verify(findings, "topic", event.id(), new Payload(event.data(), event.checksum()));
      if (!event.checksum().equals(logged.getOrDefault(event.id(), event.checksum()))) {
        findings.add(new Finding("I7", "table and topic differ in " + event.id()));
      }
    }
    return findings;
  }

  private static void verify(List<Finding> findings, String where, UUID id, Payload payload) {
    if (!payload.verifies()) {
      findings.add(new Finding("I7", id + " does not match its checksum in the " + where));
    }
  }
}
