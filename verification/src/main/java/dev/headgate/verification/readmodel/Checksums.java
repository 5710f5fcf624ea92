package dev.headgate.verification.readmodel;

import dev.headgate.verification.evidence.Facts;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.LoggedEvent;
import dev.headgate.verification.evidence.PublishedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// I7: checksums verify in the table, on the topics and in the read database, and are the same.
public final class Checksums {

  private final List<Finding> findings = new ArrayList<>();
  private final Map<UUID, String> logged = new HashMap<>();

  private Checksums() {}

  public static List<Finding> check(
      List<LoggedEvent> log, List<PublishedEvent> topics, List<Facts> audit) {
    Checksums checksums = new Checksums();
    for (LoggedEvent event : log) {
      checksums.logged.put(event.id(), event.facts().proof().checksum());
      checksums.verify("outbox", event.facts());
    }
    topics.forEach(event -> checksums.verify("topic", event.facts()));
    audit.forEach(event -> checksums.verify("auth_events", event));
    return checksums.findings;
  }

  private void verify(String where, Facts event) {
    String expected = logged.getOrDefault(event.id(), event.proof().checksum());
    if (!event.proof().holds() || !event.proof().checksum().equals(expected)) {
      findings.add(
          Finding.of("I7", event, event.id() + " does not match its checksum in " + where));
    }
  }
}
