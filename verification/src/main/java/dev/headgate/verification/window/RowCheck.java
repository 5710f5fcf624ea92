package dev.headgate.verification.window;

import static java.util.stream.Collectors.toMap;

import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.LoggedEvent;
import dev.headgate.verification.fold.Fold;
import dev.headgate.verification.fold.Row;
import dev.headgate.verification.letter.OrderBook;
import dev.headgate.verification.log.CommandLog;
import dev.headgate.verification.log.Heads;
import dev.headgate.verification.log.Histories;
import dev.headgate.verification.log.Tip;
import dev.headgate.verification.progress.Settlement;
import dev.headgate.verification.readmodel.FoldedRows;
import dev.headgate.verification.readmodel.ReadModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// The aggregates of a window: each is looked at as a whole, once, in the window that its last
/// settled event stands in. Confined to one thread.
public final class RowCheck {

  private final CommandLog log;
  private final ReadModel readModel;
  private final OrderBook orders;
  private final Settlement settlement;

  public RowCheck(CommandLog log, ReadModel readModel, OrderBook orders, Settlement settlement) {
    this.log = log;
    this.readModel = readModel;
    this.orders = orders;
    this.settlement = settlement;
  }

  /// What is wrong with aggregates.
  ///
  /// @param inParts how many were not folded, because an archive has a part of their histories
  record Outcome(List<Finding> findings, int inParts) {}

  /// Checks the aggregates whose last settled event is among these.
  ///
  /// @param events of a window, all of them
  /// @param begins when the window does
  Outcome check(List<LoggedEvent> events, Instant begins) {
    Map<Aggregate, Long> seen = highest(events, _ -> true);
    Map<Aggregate, Long> settled = highest(events, it -> it.transaction() < settlement.settled());
    Map<Aggregate, Long> heads = log.heads(seen.keySet());
    List<Finding> findings = new ArrayList<>(Heads.check(seen, heads));
    Map<Aggregate, Long> goneOn = new HashMap<>();
    seen.forEach((aggregate, version) -> {
      if (heads.getOrDefault(aggregate, 0L) > version) {
        goneOn.put(aggregate, settled.getOrDefault(aggregate, 0L));
      }
    });
    List<Tip> tips = log.tips(goneOn, settlement.settled());
    findings.addAll(Heads.check(tips));
    tips.stream()
        .filter(tip -> tip.settled() > settled.getOrDefault(tip.aggregate(), 0L))
        .forEach(tip -> settled.remove(tip.aggregate())); // a later window's
    Set<Aggregate> begun = new HashSet<>();
    events.stream().filter(it -> it.version() == 1).forEach(it -> begun.add(it.aggregate()));
    findings.addAll(compare(some(settled, begun::contains), begins).findings());
    Outcome older = compare(some(settled, it -> !begun.contains(it)), Instant.EPOCH);
    findings.addAll(older.findings());
    return new Outcome(findings, older.inParts());
  }

  private static Map<Aggregate, Long> highest(
      List<LoggedEvent> events, Predicate<LoggedEvent> which) {
    return events.stream()
        .filter(which)
        .collect(toMap(LoggedEvent::aggregate, LoggedEvent::version, Math::max, HashMap::new));
  }

  private static Map<Aggregate, Long> some(
      Map<Aggregate, Long> aggregates, Predicate<Aggregate> which) {
    Map<Aggregate, Long> some = new HashMap<>(aggregates);
    some.keySet().removeIf(which.negate());
    return some;
  }

  /// Checks aggregates again, wherever their last events are.
  public List<Finding> again(Collection<Aggregate> aggregates) {
    Map<Aggregate, Long> due = new HashMap<>();
    aggregates.forEach(it -> due.put(it, 0L));
    log.tips(due, settlement.settled()).forEach(tip -> due.put(tip.aggregate(), tip.settled()));
    return compare(due, Instant.EPOCH).findings();
  }

  // The rows before the events: whatever a row shows is then among them.
  private Outcome compare(Map<Aggregate, Long> due, Instant since) {
    Map<Aggregate, Row> rows =
        readModel.rows(due.keySet().stream().filter(it -> Fold.isShown(it.type())).toList());
    FoldedRows folded = new FoldedRows(rows, shown(due));
    DenseHistory dense = new DenseHistory(log.wholeFrom());
    new Histories(log)
        .read(
            due.keySet(),
            since,
            (aggregate, event) -> {
              dense.read(aggregate, event);
              orders
                  .applied(event)
                  .ifPresentOrElse(
                      it -> folded.read(aggregate, it), () -> folded.skip(aggregate, event));
            });
    Set<Aggregate> inParts = dense.inParts();
    List<Finding> findings = new ArrayList<>(dense.findings());
    folded.findings().stream()
        .filter(it -> it.concerns().filter(inParts::contains).isEmpty())
        .forEach(findings::add);
    return new Outcome(findings, inParts.size());
  }

  // What waits for a dead letter is shown as it was before.
  private Map<Aggregate, Long> shown(Map<Aggregate, Long> due) {
    if (!settlement.isProjected()) {
      return Map.of();
    }
    Map<Aggregate, Long> shown = new HashMap<>(due);
    readModel
        .parked(due.keySet())
        .forEach((aggregate, version) -> shown.merge(aggregate, version - 1, Math::min));
    return shown;
  }

  /// Rows of aggregates that the log has never heard of.
  List<Finding> fromNowhere(Instant since) {
    List<Finding> findings = new ArrayList<>();
    readModel.keys(
        since,
        10_000,
        some -> {
          Map<Aggregate, Long> heads = log.heads(some);
          some.stream()
              .filter(it -> !heads.containsKey(it))
              .forEach(it ->
                  findings.add(Finding.of("I8", it, "is shown, and the log does not know it")));
        });
    return findings;
  }
}
