package dev.headgate.verification;

import static java.util.stream.Collectors.toSet;

import dev.headgate.verification.database.Session;
import dev.headgate.verification.evidence.Facts;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.IdRange;
import dev.headgate.verification.evidence.LoggedEvent;
import dev.headgate.verification.letter.OrderBook;
import dev.headgate.verification.progress.Settlement;
import dev.headgate.verification.readmodel.AuditRows;
import dev.headgate.verification.readmodel.Checksums;
import dev.headgate.verification.readmodel.ReadModel;
import dev.headgate.verification.repair.Repair;
import dev.headgate.verification.repair.RepairPlan;
import dev.headgate.verification.topic.TopicScan;
import dev.headgate.verification.window.RowCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A run's repair, and the look at what came of it. Confined to one thread.
record Mend(Faces faces, Verification.Order order, Settlement.Parts parts, ReadModel readModel) {

  /// What can be put right, where that was asked for.
  Optional<RepairPlan> plan(List<Finding> findings) {
    return order.mending() == Verification.Mending.NONE
        ? Optional.empty()
        : Optional.of(RepairPlan.of(findings, parts.log(), readModel));
  }

  /// Does it, where that was asked for.
  ///
  /// @return the findings that are left
  List<Finding> run(Optional<RepairPlan> plan, List<Finding> findings) throws InterruptedException {
    if (plan.isEmpty() || order.mending() != Verification.Mending.DONE || plan.get().isEmpty()) {
      return findings;
    }
    repair(plan.get());
    Settlement settlement = Settlement.await(parts, order.patience());
    List<Finding> left = new ArrayList<>(findings);
    left.removeIf(it -> isOfTheReadDatabase(it, plan.get()));
    left.addAll(again(plan.get(), settlement));
    left.addAll(settlement.findings());
    return left;
  }

  private void repair(RepairPlan plan) {
    try (Session session = Session.repairing(faces.readDatabase());
        TopicScan topics = TopicScan.of(faces.kafka(), IdRange.since(Instant.now()))) {
      new Repair(session, parts.broker(), topics.layout(parts.log().topicsOfTypes())).run(plan);
    }
  }

  private static boolean isOfTheReadDatabase(Finding finding, RepairPlan plan) {
    return switch (finding.assertion()) {
      case "I8" -> true;
      case "I9" -> true;
      case "I7" -> finding.event() != null && events(plan).contains(finding.event());
      default -> false;
    };
  }

  private static Set<UUID> events(RepairPlan plan) {
    Set<UUID> events = new HashSet<>(plan.strangeEvents());
    plan.events().forEach(it -> events.add(it.id()));
    return events;
  }

  private List<Finding> again(RepairPlan plan, Settlement settlement) {
    RowCheck rows = new RowCheck(parts.log(), readModel, OrderBook.read(faces.kafka()), settlement);
    List<Finding> findings = new ArrayList<>(rows.again(plan.rows()));
    readModel
        .rows(plan.strangeRows())
        .keySet()
        .forEach(
            it -> findings.add(Finding.of("I8", it, "is shown, and the log does not know it")));
    Collection<LoggedEvent> events = plan.events();
    List<LoggedEvent> log = List.copyOf(events);
    List<Facts> audit = readModel.audit(log.stream().map(LoggedEvent::id).collect(toSet()));
    findings.addAll(AuditRows.check(log, audit));
    findings.addAll(Checksums.check(log, List.of(), audit));
    return findings;
  }
}
