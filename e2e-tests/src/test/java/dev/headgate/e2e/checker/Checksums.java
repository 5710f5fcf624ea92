package dev.headgate.e2e.checker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// I7: checksums verify in the table, on the topics and in the read database.
final class Checksums {

  private Checksums() {}

  static List<Finding> check(Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    Map<UUID, String> logged = new HashMap<>();
    for (LoggedEvent event : evidence.log()) {
      logged.put(event.eventId(), event.checksum());
      compare(findings, "outbox", event.eventId(), event.checksum(), event.data());
    }
    for (PublishedEvent event : evidence.topics()) {
      compare(findings, "topic", event.eventId(), event.checksum(), event.data());
      compare(findings, "topic", event.eventId(), logged.get(event.eventId()), event.data());
    }
    for (AuditedEvent event : evidence.audit()) {
      compare(findings, "auth_events", event.eventId(), logged.get(event.eventId()), event.data());
    }
    return findings;
  }

  private static void compare(
      List<Finding> findings, String where, UUID id, String expected, String data) {
    if (!Objects.equals(sha256(data), expected)) {
      findings.add(new Finding("I7", id + " does not match its checksum in " + where));
    }
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
