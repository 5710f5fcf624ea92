package dev.headgate.verification.window;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Facts;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.IdRange;
import dev.headgate.verification.evidence.LoggedEvent;
import dev.headgate.verification.evidence.PublishedEvent;
import dev.headgate.verification.progress.Settlement;
import dev.headgate.verification.readmodel.AuditRows;
import dev.headgate.verification.readmodel.Checksums;
import dev.headgate.verification.topic.Delivery;
import dev.headgate.verification.topic.TopicOrder;
import dev.headgate.verification.topic.TopicScan;
import dev.headgate.verification.topic.WholeTransactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Compares all sides in one window. Confined to one thread.
final class WindowCheck {

  // A sink that has just changed hands, a view that was just swapped: what is looked at twice.
  private static final Duration BEFORE_THE_SECOND_LOOK = Duration.ofSeconds(1);

  private final Sides sides;
  private final Settlement settlement;
  private final RowCheck rows;

  WindowCheck(Sides sides, Settlement settlement) {
    this.sides = sides;
    this.settlement = settlement;
    this.rows = new RowCheck(sides.log(), sides.readModel(), sides.orders(), settlement);
  }

  /// What a window holds, and what is wrong in it.
  ///
  /// @param late records whose own window is over: missed there, or there twice
  /// @param inParts aggregates that were not folded
  record Outcome(long events, int inParts, List<Finding> findings, List<PublishedEvent> late) {}

  /// The log is read first: what others have then and it has not is younger, and looked up.
  Outcome check(IdRange window) throws InterruptedException {
    List<LoggedEvent> log = new ArrayList<>(sides.log().events(window, null));
    TopicScan.Slice slice = sides.topics().take(window, ids(log, this::isSettled));
    List<PublishedEvent> records =
        slice.records().stream().filter(it -> window.contains(it.id())).toList();
    List<PublishedEvent> late =
        slice.records().stream().filter(it -> !window.contains(it.id())).toList();
    List<Facts> audit = sides.readModel().audit(window, null);
    log.addAll(sides.log().events(unknown(log, records, audit)));

    List<Finding> findings = new ArrayList<>(slice.strangers());
    findings.addAll(Delivery.check(log, records, settlement.settled()));
    findings.addAll(TopicOrder.checkPart(slice.inOrder()));
    findings.addAll(sides.layout().check(records));
    findings.addAll(WholeTransactions.check(log, records, settlement.settled()));
    findings.addAll(sums(log, records, audit));
    findings.addAll(audited(log, records, audit));
    RowCheck.Outcome aggregates = rows.check(log, window.begins());
    findings.addAll(twice(aggregates.findings()));
    return new Outcome(log.size(), aggregates.inParts(), findings, late);
  }

  private boolean isSettled(LoggedEvent event) {
    return event.transaction() < settlement.settled();
  }

  private static Set<UUID> ids(List<LoggedEvent> log, Predicate<LoggedEvent> which) {
    return log.stream().filter(which).map(LoggedEvent::id).collect(toSet());
  }

  private static Set<UUID> unknown(
      List<LoggedEvent> log, List<PublishedEvent> records, List<Facts> audit) {
    Set<UUID> unknown = records.stream().map(PublishedEvent::id).collect(toSet());
    audit.forEach(it -> unknown.add(it.id()));
    log.forEach(it -> unknown.remove(it.id()));
    return unknown;
  }

  private List<Finding> audited(
      List<LoggedEvent> log, List<PublishedEvent> records, List<Facts> audit)
      throws InterruptedException {
    Map<UUID, PublishedEvent> published =
        records.stream().collect(toMap(PublishedEvent::id, identity(), (one, _) -> one));
    Predicate<LoggedEvent> due =
        it -> {
          PublishedEvent record = published.get(it.id());
          return record != null && isSettled(it) && settlement.isAudited(record);
        };
    List<Finding> findings = AuditRows.check(log, audit, due);
    if (findings.isEmpty()) {
      return findings;
    }
    Thread.sleep(BEFORE_THE_SECOND_LOOK);
    Map<UUID, Facts> now = new HashMap<>();
    audit.forEach(it -> now.put(it.id(), it));
    Set<UUID> doubtful = events(findings);
    now.keySet().removeAll(doubtful);
    sides.readModel().audit(doubtful).forEach(it -> now.put(it.id(), it));
    Set<UUID> letters = sides.readModel().letters(doubtful); // they come when they are released
    return AuditRows.check(
        log, List.copyOf(now.values()), it -> due.test(it) && !letters.contains(it.id()));
  }

  // A dead letter may have been applied with other data than it came with.
  private List<Finding> sums(
      List<LoggedEvent> log, List<PublishedEvent> records, List<Facts> audit) {
    List<Finding> findings = Checksums.check(log, records, audit);
    Set<UUID> letters = sides.readModel().letters(events(findings));
    return letters.isEmpty()
        ? findings
        : Checksums.check(
            log, records, audit.stream().filter(it -> !letters.contains(it.id())).toList());
  }

  private static Set<UUID> events(List<Finding> findings) {
    return findings.stream().flatMap(it -> Stream.ofNullable(it.event())).collect(toSet());
  }

  private List<Finding> twice(List<Finding> findings) throws InterruptedException {
    Set<Aggregate> doubtful =
        findings.stream()
            .filter(it -> it.assertion().equals("I8"))
            .flatMap(it -> it.concerns().stream())
            .collect(toSet());
    if (doubtful.isEmpty()) {
      return findings;
    }
    Thread.sleep(BEFORE_THE_SECOND_LOOK);
    List<Finding> certain =
        new ArrayList<>(findings.stream().filter(it -> !it.assertion().equals("I8")).toList());
    rows.again(doubtful).stream().filter(it -> it.assertion().equals("I8")).forEach(certain::add);
    return certain;
  }
}
