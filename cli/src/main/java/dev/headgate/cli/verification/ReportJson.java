package dev.headgate.cli.verification;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.verification.Report;
import dev.headgate.verification.evidence.Finding;

/// A report for programs. A contract: names are added, never changed.
public final class ReportJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportJson() {}

  public static String of(Report report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("clean", report.isClean());
    root.put("events", report.seen().events());
    root.put("windows", report.seen().windows());
    root.put("aggregates_in_parts", report.seen().inParts());
    root.put("seconds", report.took().toMillis() / 1000.0);
    ArrayNode assertions = root.putArray("assertions");
    for (Assertion assertion : Assertion.values()) {
      assertions
          .addObject()
          .put("id", assertion.name())
          .put("sentence", assertion.sentence())
          .put(
              "differences",
              report.findings().stream()
                  .filter(it -> it.assertion().equals(assertion.name()))
                  .count());
    }
    ArrayNode differences = root.putArray("differences");
    report.findings().forEach(it -> put(differences.addObject(), it));
    report
        .repair()
        .ifPresent(plan ->
            root.putObject("repair")
                .put("done", report.isRepaired())
                .put("rows", plan.rows().size())
                .put("rows_deleted", plan.strangeRows().size())
                .put("events", plan.events().size())
                .put("events_deleted", plan.strangeEvents().size()));
    return root.toPrettyString();
  }

  private static void put(ObjectNode node, Finding finding) {
    node.put("assertion", finding.assertion());
    finding
        .concerns()
        .ifPresent(it ->
            node.put("tenant_id", it.tenant().toString())
                .put("aggregate_type", it.type())
                .put("aggregate_id", it.id()));
    if (finding.event() != null) {
      node.put("event_id", finding.event().toString());
    }
    node.put("message", finding.message());
  }
}
