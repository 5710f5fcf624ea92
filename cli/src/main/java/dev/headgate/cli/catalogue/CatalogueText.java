package dev.headgate.cli.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.catalogue.AggregateEntry;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.catalogue.CatalogueEntry;
import dev.headgate.topic.Topic;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The whole catalogue as one page of Markdown.
public final class CatalogueText {

  private static final String HEAD =
      """
      # Event types

      Every event type that is shipped, by domain and aggregate. Written by `./headgate catalogue page >docs/catalogue.md`,
      and held true by a test. For programs the same is at `/asyncapi.yaml` of the command service;
      [own types](adding-event-types.md) are files in a folder.

      A field in **bold** is required. A field marked *personal* (`x-pii`) takes its plain type or, encrypted, `{"enc": …, "kid": …}`.
      A *decided* aggregate's events come from the commands under `/v1/auth` alone; all others are appended with
      `POST /api/v1/events` or `publish_event`.
      """;

  private final Catalogue catalogue;
  private final StringBuilder page = new StringBuilder(HEAD);

  private CatalogueText(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  public static String of(Catalogue catalogue) {
    return new CatalogueText(catalogue).write();
  }

  private String write() {
    List<String> domains = catalogue.topics().stream().map(Topic::domain).distinct().toList();
    page.append("\n| Domain | Aggregate | Event types |\n|---|---|---|\n");
    domains.forEach(domain -> aggregates(domain).forEach(this::contents));
    for (String domain : domains) {
      page.append("\n## ").append(domain).append('\n');
      aggregates(domain).forEach(this::section);
    }
    return page.toString();
  }

  private List<AggregateEntry> aggregates(String domain) {
    return catalogue.aggregateTypes().stream()
        .map(type -> catalogue.findAggregate(type).orElseThrow())
        .filter(aggregate -> aggregate.topic().domain().equals(domain))
        .toList();
  }

  private List<CatalogueEntry> entries(AggregateEntry aggregate) {
    return catalogue.types().stream()
        .map(type -> catalogue.find(type).orElseThrow())
        .filter(entry -> entry.aggregateType().equals(aggregate.type()))
        .toList();
  }

  private void contents(AggregateEntry aggregate) {
    String links =
        entries(aggregate).stream()
            .map(entry -> entry.type().toString())
            .map(type -> "[%s](#%s)".formatted(type, anchor(type)))
            .collect(Collectors.joining(", "));
    page.append("| ").append(aggregate.topic().domain()).append(" | ").append(aggregate.type());
    page.append(" | ").append(links).append(" |\n");
  }

  /// As GitHub names a heading: what is no letter, digit, hyphen or underscore is left out.
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replace(".", "");
  }

  private void section(AggregateEntry aggregate) {
    Topic topic = aggregate.topic();
    page.append("\n### ").append(aggregate.type()).append("\n\n");
    page.append(aggregate.description()).append("\n\n");
    page.append(
        "Topic `%s`, %d partitions. Owner: %s.%s\n"
            .formatted(
                topic.name(),
                topic.partitions(),
                aggregate.owner(),
                aggregate.decided() ? " *Decided.*" : ""));
    entries(aggregate).forEach(this::type);
  }

  private void type(CatalogueEntry entry) {
    page.append("\n#### ").append(entry.type()).append("\n\n");
    page.append(entry.description()).append('\n');
    if (!entry.owner().equals(entry.aggregate().owner())) {
      page.append("Owner: ").append(entry.owner()).append(".\n");
    }
    page.append("\n| Field | Type | What it says |\n|---|---|---|\n");
    Field.of(entry.schema()).forEach(this::field);
    for (JsonNode example : entry.examples()) {
      page.append("\n```json\n").append(example.toPrettyString()).append("\n```\n");
    }
  }

  private void field(Field field) {
    String name = "`%s`".formatted(field.path());
    page.append("| ").append(field.isRequired() ? "**" + name + "**" : name);
    page.append(" | `").append(cell(field.form())).append("` | ");
    page.append(field.isPersonal() ? "*personal* " : "");
    page.append(cell(field.description())).append(" |\n");
  }

  /// A bar would end the cell.
  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
