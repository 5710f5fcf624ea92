package dev.headgate.e2e.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Applies every assertion to the evidence. Pure; an empty answer means that all of them hold.
public final class Checker {

  private Checker() {}

  /// Returns what is broken, in the order of the assertions.
  public static List<Finding> check(Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    Stream.of(
            DenseVersions.check(evidence.log()),
            Delivery.check(evidence.log(), evidence.topics()),
            TopicOrder.check(evidence.topics()),
            WholeTransactions.check(evidence.log(), evidence.topics()),
            Checksums.check(evidence),
            FoldedRows.check(evidence.log(), evidence.projections()),
            AuditRows.check(evidence.log(), evidence.audit()))
        .forEach(findings::addAll);
    return List.copyOf(findings);
  }
}
