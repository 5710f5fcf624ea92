package dev.headgate.cli.verification;

import dev.headgate.verification.Report;
import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.repair.RepairPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A report for people: what was looked at, what holds, and each difference under its aggregate.
public final class ReportText {

  private static final int SHOWN_AGGREGATES = 50;
  private static final String PIPELINE = "the pipeline";

  private ReportText() {}

  public static String of(Report report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d events in %,d windows, %.1f s",
            report.seen().events(),
            report.seen().windows(),
            report.took().toMillis() / 1000.0));
    for (Assertion assertion : Assertion.values()) {
      long count = count(report, assertion);
      lines.add(
          "  %-4s %-58s %s"
              .formatted(
                  assertion, assertion.sentence(), count == 0 ? "ok" : count + " differences"));
    }
    if (report.seen().inParts() > 0) {
      lines.add(
          "%d aggregates were not folded: archived days have a part of their histories"
              .formatted(report.seen().inParts()));
    }
    lines.addAll(differences(report));
    report.repair().ifPresent(plan -> lines.add(repair(plan, report.isRepaired())));
    return String.join("\n", lines);
  }

  private static long count(Report report, Assertion assertion) {
    return report.findings().stream().filter(it -> it.assertion().equals(assertion.name())).count();
  }

  private static List<String> differences(Report report) {
    Map<String, List<Finding>> byAggregate = new LinkedHashMap<>();
    report
        .findings()
        .forEach(it ->
            byAggregate
                .computeIfAbsent(
                    it.concerns().map(Aggregate::toString).orElse(PIPELINE), _ -> new ArrayList<>())
                .add(it));
    List<String> lines = new ArrayList<>();
    byAggregate.entrySet().stream()
        .limit(SHOWN_AGGREGATES)
        .forEach(entry -> {
          lines.add(entry.getKey());
          entry.getValue().forEach(it -> lines.add("  " + it.assertion() + " " + it.message()));
        });
    if (byAggregate.size() > SHOWN_AGGREGATES) {
      lines.add(
          "and %d aggregates more: see --json".formatted(byAggregate.size() - SHOWN_AGGREGATES));
    }
    return lines;
  }

  private static String repair(RepairPlan plan, boolean isDone) {
    if (plan.isEmpty()) {
      return "there is nothing that --repair could put right";
    }
    return "%s: %d rows written again, %d deleted; %d events in auth_events again, %d deleted"
        .formatted(
            isDone ? "repaired" : "a repair would do",
            plan.rows().size(),
            plan.strangeRows().size(),
            plan.events().size(),
            plan.strangeEvents().size());
  }
}
