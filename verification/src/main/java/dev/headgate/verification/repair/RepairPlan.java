package dev.headgate.verification.repair;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Facts;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.LoggedEvent;
import dev.headgate.verification.log.CommandLog;
import dev.headgate.verification.readmodel.ReadModel;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// What has to be written again in the read database. Log and topics are not repaired from here:
/// they are what is right.
///
/// @param rows aggregates whose row is missing or wrong
/// @param strangeRows aggregates the log does not know
/// @param events that are missing or wrong in `auth_events`
/// @param strangeEvents in `auth_events` that the log does not know
public record RepairPlan(
    Set<Aggregate> rows,
    Set<Aggregate> strangeRows,
    Set<LoggedEvent> events,
    Set<UUID> strangeEvents) {

  /// What would put these findings right, as far as anything here can.
  public static RepairPlan of(Collection<Finding> findings, CommandLog log, ReadModel readModel) {
    Set<Aggregate> differing =
        ofKind(findings, "I8").flatMap(it -> it.concerns().stream()).collect(toSet());
    Set<Aggregate> known = log.heads(differing).keySet();
    Set<Aggregate> unknown = new HashSet<>(differing);
    unknown.removeAll(known);

    Set<UUID> doubtful =
        Stream.concat(ofKind(findings, "I7"), ofKind(findings, "I9"))
            .flatMap(it -> Stream.ofNullable(it.event()))
            .collect(toSet());
    List<LoggedEvent> logged = log.events(doubtful);
    Map<UUID, Facts> there =
        readModel.audit(doubtful).stream().collect(toMap(Facts::id, Function.identity()));
    Set<UUID> strange = new HashSet<>(there.keySet());
    logged.forEach(it -> strange.remove(it.id()));
    return new RepairPlan(
        known,
        unknown,
        logged.stream()
            .filter(it -> it.facts().proof().holds())
            .filter(it -> !it.facts().equals(there.get(it.id())))
            .collect(toSet()),
        strange);
  }

  private static Stream<Finding> ofKind(Collection<Finding> findings, String assertion) {
    return findings.stream().filter(it -> it.assertion().equals(assertion));
  }

  public boolean isEmpty() {
    return size() == 0;
  }

  /// How many rows it is about.
  public int size() {
    return rows.size() + strangeRows.size() + events.size() + strangeEvents.size();
  }
}
