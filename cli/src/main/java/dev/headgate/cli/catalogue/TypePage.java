package dev.headgate.cli.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.catalogue.CatalogueEntry;

/// All that is known of one event type.
public final class TypePage {

  private TypePage() {}

  public static String of(CatalogueEntry entry) {
    StringBuilder page = new StringBuilder();
    page.append(entry.type()).append(": ").append(entry.description()).append("\n\n");
    line(page, "aggregate", entry.aggregateType() + ". " + entry.aggregate().description());
    line(page, "topic", entry.topic().name());
    line(page, "owner", entry.owner());
    line(page, "appended", appended(entry));
    page.append("\ndata:\n");
    Field.of(entry.schema()).forEach(field -> field(page, field));
    for (JsonNode example : entry.examples()) {
      page.append("\nexample:\n").append(example.toPrettyString()).append('\n');
    }
    return page.toString().stripTrailing();
  }

  private static void line(StringBuilder page, String name, String text) {
    page.append("%-10s ".formatted(name)).append(text).append('\n');
  }

  private static String appended(CatalogueEntry entry) {
    return entry.decided()
        ? "by the commands under /v1/auth alone"
        : "with POST /api/v1/events or publish_event";
  }

  private static void field(StringBuilder page, Field field) {
    page.append("  ").append(field.path()).append("  ").append(field.form());
    page.append(field.isRequired() ? "  required" : "");
    page.append(field.isPersonal() ? "  personal" : "").append('\n');
    page.append("      ").append(field.description()).append('\n');
  }
}
