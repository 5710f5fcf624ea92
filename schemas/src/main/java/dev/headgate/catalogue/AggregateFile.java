package dev.headgate.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.topic.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads `aggregate.json`: what all event types of an aggregate share.
final class AggregateFile {

  static final String NAME = "aggregate.json";

  private final CompiledSchema form;
  private final Findings findings;

  AggregateFile(SchemaCompiler compiler, Findings findings) {
    this.form = compiler.compile(CatalogueFiles.own("aggregate-file.json"));
    this.findings = findings;
  }

  Optional<AggregateEntry> read(Path folder) {
    Path file = folder.resolve(NAME);
    return CatalogueFiles.json(file, findings).flatMap(document -> entry(file, document));
  }

  private Optional<AggregateEntry> entry(Path file, JsonNode document) {
    List<Violation> violations = form.validate(document);
    findings.addAll(file, "", violations);
    if (!violations.isEmpty()) {
      return Optional.empty();
    }
    Topic topic = new Topic(document.get("topic").asText(), document.get("partitions").asInt());
    AggregateEntry entry =
        new AggregateEntry(
            document.get("aggregate_type").asText(),
            topic,
            document.get("owner").asText(),
            document.get("description").asText(),
            document.get("decided").asBoolean());
    checkPlace(file, entry);
    checkPartitions(file, topic);
    return Optional.of(entry);
  }

  private void checkPlace(Path file, AggregateEntry entry) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    Path domain = folder == null ? null : folder.getParent();
    if (folder == null || domain == null || !folder.endsWith(entry.type())) {
      findings.add(file, "/aggregate_type", "is not the name of its folder");
    } else if (!domain.endsWith(entry.topic().domain())) {
      findings.add(file, "/topic", "does not begin with the name of its domain's folder");
    }
  }

  /// An order about a dead letter has its event's key and must reach whoever folds the event.
  private void checkPartitions(Path file, Topic topic) {
    int partitions = Topic.CONTROL.partitions();
    if (topic.partitions() != partitions) {
      findings.add(
          file,
          "/partitions",
          "is not %d, as all topics have that are folded".formatted(partitions));
    }
  }
}
