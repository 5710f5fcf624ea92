package dev.headgate.verification;

import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.LoggedEvent;
import dev.headgate.verification.evidence.PublishedEvent;
import dev.headgate.verification.log.DenseVersions;
import dev.headgate.verification.readmodel.AuditRows;
import dev.headgate.verification.readmodel.Checksums;
import dev.headgate.verification.readmodel.FoldedRows;
import dev.headgate.verification.topic.Delivery;
import dev.headgate.verification.topic.TopicOrder;
import dev.headgate.verification.topic.WholeTransactions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Applies the assertions to whole evidence. Pure; an empty answer means that all of them hold.
public final class Checker {

  private Checker() {}

  /// I2 to I5 and I7, of the log and the topics alone.
  public static List<Finding> check(List<LoggedEvent> log, List<PublishedEvent> topics) {
    return Stream.of(
            DenseVersions.check(log),
            Delivery.check(log, topics),
            TopicOrder.check(topics),
            WholeTransactions.check(log, topics),
            Checksums.check(log, topics, List.of()))
        .flatMap(List::stream)
        .toList();
  }

  /// I2 to I5 and I7 to I9, of all sides.
  public static List<Finding> check(Evidence evidence) {
    return Stream.of(
            check(evidence.log(), evidence.topics()),
            Checksums.check(evidence.log(), List.of(), evidence.audit()),
            rows(evidence),
            AuditRows.check(evidence.log(), evidence.audit()))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  private static List<Finding> rows(Evidence evidence) {
    Map<Aggregate, Long> due = new HashMap<>();
    evidence
        .histories()
        .forEach((aggregate, events) -> due.put(aggregate, events.getLast().version()));
    FoldedRows folded = new FoldedRows(evidence.projections(), due);
    evidence
        .histories()
        .forEach((aggregate, events) -> events.forEach(event -> folded.read(aggregate, event)));
    Stream<Finding> strangers =
        evidence.projections().keySet().stream()
            .filter(it -> !evidence.histories().containsKey(it))
            .map(it -> Finding.of("I8", it, "is shown, and the log does not know it"));
    return Stream.concat(folded.findings().stream(), strangers).toList();
  }
}
