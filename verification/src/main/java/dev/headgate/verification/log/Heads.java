package dev.headgate.verification.log;

import dev.headgate.verification.database.Sql;
import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// I1 as far as a server can know it: an append and its head are one transaction, so an event above
/// its head had no command, and a head above the log has lost one. Which client was told what only
/// a fault run records.
public final class Heads {

  private static final String HEADS_WITHOUT_EVENTS =
      Sql.read(Heads.class, "heads_without_events.sql");
  private static final String ANSWERS_WITHOUT_EVENTS =
      Sql.read(Heads.class, "answers_without_events.sql");

  private Heads() {}

  /// Aggregates whose events go further than their heads.
  ///
  /// @param seen versions in the log, read before the heads
  public static List<Finding> check(Map<Aggregate, Long> seen, Map<Aggregate, Long> heads) {
    List<Finding> findings = new ArrayList<>();
    seen.forEach((aggregate, version) -> {
      long head = heads.getOrDefault(aggregate, 0L);
      if (head < version) {
        findings.add(
            Finding.of(
                "I1",
                aggregate,
                "has version %d in the log and its head is at %d: no command wrote it"
                    .formatted(version, head)));
      }
    });
    return findings;
  }

  /// Aggregates whose heads go further than their events.
  public static List<Finding> check(Collection<Tip> tips) {
    return tips.stream()
        .filter(tip -> tip.head() > tip.logged())
        .map(tip ->
            Finding.of(
                "I1",
                tip.aggregate(),
                "is at version %d by its commands, the log ends at %d"
                    .formatted(tip.head(), tip.logged())))
        .toList();
  }

  /// What commands have left behind without any event, over the whole database.
  public static List<Finding> withoutEvents(CommandLog log) {
    List<Finding> findings =
        log.session()
            .rows(
                HEADS_WITHOUT_EVENTS,
                row ->
                    Finding.of(
                        "I1",
                        CommandLog.aggregate(row),
                        "is at version %d by its commands and has no event"
                            .formatted(row.getLong("version"))));
    findings.addAll(
        log.session()
            .rows(
                ANSWERS_WITHOUT_EVENTS,
                row ->
                    Finding.of(
                        "I1",
                        "tenant %s was answered event %s under an idempotency key, the log lacks it"
                            .formatted(
                                row.getObject("tenant_id", UUID.class),
                                row.getObject("event_id", UUID.class)))));
    return findings;
  }
}
