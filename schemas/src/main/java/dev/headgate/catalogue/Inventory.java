package dev.headgate.catalogue;

import dev.headgate.event.EventType;
import dev.headgate.topic.Topic;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// What was read so far, where nothing may be there twice.
final class Inventory {

  private final Map<EventType, CatalogueEntry> entries = new TreeMap<>();
  private final Map<EventType, CompiledSchema> schemas = new HashMap<>();
  private final Map<String, AggregateEntry> aggregates = new TreeMap<>();

  /// Begins with all that a catalogue holds.
  void take(Catalogue catalogue) {
    entries.putAll(catalogue.entries());
    schemas.putAll(catalogue.schemas());
    aggregates.putAll(catalogue.aggregates());
  }

  void add(Path file, AggregateEntry aggregate, Findings findings) {
    Topic topic = aggregate.topic();
    if (aggregates.values().stream().anyMatch(other -> other.topic().name().equals(topic.name()))) {
      findings.add(file, "/topic", "is the topic of another aggregate");
    }
    AggregateEntry other = aggregates.putIfAbsent(aggregate.type(), aggregate);
    if (other != null) {
      findings.add(
          file,
          "/aggregate_type",
          "is an aggregate of domain '%s' already".formatted(other.topic().domain()));
    }
  }

  void add(Path file, CatalogueEntry entry, CompiledSchema schema, Findings findings) {
    schemas.putIfAbsent(entry.type(), schema);
    CatalogueEntry other = entries.putIfAbsent(entry.type(), entry);
    if (other != null) {
      findings.add(
          file, "is an event type of aggregate '%s' already".formatted(other.aggregateType()));
    }
  }

  /// What was written stays readable: a version never comes without those before it.
  void checkVersions(Path root, Findings findings) {
    for (CatalogueEntry entry : entries.values()) {
      EventType type = entry.type();
      int before = type.schemaVersion() - 1;
      if (before > 0 && !entries.containsKey(new EventType(type.name(), before))) {
        Path folder = root.resolve(entry.topic().domain()).resolve(entry.aggregateType());
        findings.add(folder.resolve(type + ".json"), "is there without the version before it");
      }
    }
  }

  Catalogue catalogue(CompiledSchema metadata) {
    return new Catalogue(entries, aggregates, schemas, metadata);
  }
}
