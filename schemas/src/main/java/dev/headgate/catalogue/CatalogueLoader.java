package dev.headgate.catalogue;

import dev.headgate.event.EventType;
import dev.headgate.topic.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a catalogue folder whole, or refuses it with all that is wrong.
final class CatalogueLoader {

  private static final String METADATA = "metadata.v1.json";

  private static final Pattern SCHEMA_FILE =
      Pattern.compile("([A-Z][A-Za-z0-9]{0,99})\\.v([1-9][0-9]{0,3})\\.json");

  private final Path root;
  private final Findings findings;
  private final AggregateFile aggregateFile;
  private final SchemaFile schemaFile;
  private final Map<EventType, CatalogueEntry> entries = new TreeMap<>();
  private final Map<EventType, CompiledSchema> schemas = new HashMap<>();
  private final Map<String, AggregateEntry> aggregates = new TreeMap<>();

  CatalogueLoader(Path root) {
    SchemaCompiler compiler = new SchemaCompiler();
    this.root = root;
    this.findings = new Findings(root);
    this.aggregateFile = new AggregateFile(compiler, findings);
    this.schemaFile = new SchemaFile(compiler, findings);
  }

  Catalogue load() {
    Optional<SchemaFile.Sound> metadata =
        schemaFile.read(root.resolve(METADATA), METADATA, "metadata");
    for (Path child : CatalogueFiles.in(root)) {
      if (!child.endsWith(METADATA)) {
        domain(child);
      }
    }
    checkVersions();
    findings.raise();
    return new Catalogue(entries, aggregates, schemas, metadata.orElseThrow().compiled());
  }

  private void domain(Path folder) {
    if (!Files.isDirectory(folder)) {
      findings.add(folder, "is neither the folder of a domain nor " + METADATA);
      return;
    }
    for (Path child : CatalogueFiles.in(folder)) {
      if (Files.isDirectory(child)) {
        aggregate(child);
      } else {
        findings.add(child, "is not the folder of an aggregate");
      }
    }
  }

  private void aggregate(Path folder) {
    Optional<AggregateEntry> read = aggregateFile.read(folder);
    read.ifPresent(aggregate -> add(folder, aggregate));
    for (Path child : CatalogueFiles.in(folder)) {
      if (!child.endsWith(AggregateFile.NAME)) {
        schema(child, read);
      }
    }
  }

  private void add(Path folder, AggregateEntry aggregate) {
    Path file = folder.resolve(AggregateFile.NAME);
    Topic topic = aggregate.topic();
    if (aggregates.values().stream().anyMatch(other -> other.topic().name().equals(topic.name()))) {
      findings.add(file, "/topic", "is the topic of another aggregate");
    }
    if (aggregates.putIfAbsent(aggregate.type(), aggregate) != null) {
      findings.add(file, "/aggregate_type", "is an aggregate of another domain");
    }
  }

  private void schema(Path file, Optional<AggregateEntry> aggregate) {
    Matcher name = SCHEMA_FILE.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      findings.add(file, "is neither aggregate.json nor called <EventType>.v<N>.json");
      return;
    }
    EventType type = new EventType(name.group(1), Integer.parseInt(name.group(2)));
    String path = root.relativize(file).toString().replace('\\', '/');
    Optional<SchemaFile.Sound> schema = schemaFile.read(file, path, type.name());
    if (schema.isPresent() && aggregate.isPresent()) {
      add(file, type, aggregate.get(), schema.get());
    }
  }

  private void add(Path file, EventType type, AggregateEntry aggregate, SchemaFile.Sound schema) {
    CatalogueEntry entry =
        new CatalogueEntry(
            type,
            aggregate,
            schema.text("x-owner"),
            schema.text("description"),
            schema.document(),
            schema.examples());
    schemas.put(type, schema.compiled());
    CatalogueEntry other = entries.putIfAbsent(type, entry);
    if (other != null) {
      findings.add(
          file, "is an event type of aggregate '%s' already".formatted(other.aggregateType()));
    }
  }

  /// What was written stays readable: a version never comes without those before it.
  private void checkVersions() {
    for (CatalogueEntry entry : entries.values()) {
      EventType type = entry.type();
      int before = type.schemaVersion() - 1;
      if (before > 0 && !entries.containsKey(new EventType(type.name(), before))) {
        AggregateEntry aggregate = entry.aggregate();
        Path folder = root.resolve(aggregate.topic().domain()).resolve(aggregate.type());
        findings.add(folder.resolve(type + ".json"), "is there without the version before it");
      }
    }
  }
}
