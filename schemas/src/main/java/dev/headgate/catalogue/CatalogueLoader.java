package dev.headgate.catalogue;

import dev.headgate.event.EventType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a catalogue folder whole, or refuses it with all that is wrong. Of one use.
final class CatalogueLoader {

  private static final String METADATA = "metadata.v1.json";

  /// Topics of this domain are the pipeline's own.
  private static final String RESERVED = "headgate";

  private static final Pattern DOMAIN = Pattern.compile("[a-z][a-z0-9]*");
  private static final Pattern SCHEMA_FILE =
      Pattern.compile("([A-Z][A-Za-z0-9]{0,99})\\.v([1-9][0-9]{0,3})\\.json");

  private final Path root;
  private final @Nullable Catalogue base;
  private final Findings findings;
  private final AggregateFile aggregateFile;
  private final SchemaFile schemaFile;
  private final Inventory inventory = new Inventory();

  /// Of a catalogue by itself.
  CatalogueLoader(Path root) {
    this(root, null);
  }

  /// Of aggregates that stand beside those of another catalogue, and share its metadata.
  CatalogueLoader(Path root, @Nullable Catalogue base) {
    SchemaCompiler compiler = new SchemaCompiler();
    this.root = root;
    this.base = base;
    this.findings = new Findings(root);
    this.aggregateFile = new AggregateFile(compiler, findings);
    this.schemaFile = new SchemaFile(compiler, findings);
    if (base != null) {
      inventory.take(base);
    }
  }

  Catalogue load() {
    Optional<CompiledSchema> metadata = metadata();
    List<Path> domains = CatalogueFiles.in(root, findings);
    domains.stream().filter(child -> !isMetadata(child)).forEach(this::domain);
    if (base != null && domains.isEmpty() && Files.isDirectory(root)) {
      findings.add(root, "holds no domain");
    }
    inventory.checkVersions(root, findings);
    findings.raise();
    return inventory.catalogue(metadata.orElseThrow());
  }

  private Optional<CompiledSchema> metadata() {
    return base == null
        ? schemaFile
            .read(root.resolve(METADATA), METADATA, "metadata")
            .map(SchemaFile.Sound::compiled)
        : Optional.of(base.metadata());
  }

  private boolean isMetadata(Path child) {
    return base == null && child.endsWith(METADATA);
  }

  private void domain(Path folder) {
    if (!Files.isDirectory(folder)) {
      String also = base == null ? " nor " + METADATA : "";
      findings.add(
          folder,
          "is %s the folder of a domain%s".formatted(also.isEmpty() ? "not" : "neither", also));
      return;
    }
    String name = String.valueOf(folder.getFileName()).replaceAll("/$", "");
    if (!DOMAIN.matcher(name).matches() || name.equals(RESERVED)) {
      findings.add(folder, "is no name of a domain: lower-case letters and digits, not 'headgate'");
    }
    for (Path child : CatalogueFiles.in(folder, findings)) {
      if (Files.isDirectory(child)) {
        aggregate(child);
      } else {
        findings.add(child, "is not the folder of an aggregate");
      }
    }
  }

  private void aggregate(Path folder) {
    Path file = folder.resolve(AggregateFile.NAME);
    Optional<AggregateEntry> read = aggregateFile.read(folder);
    read.ifPresent(aggregate -> add(file, aggregate));
    List<Path> schemas =
        CatalogueFiles.in(folder, findings).stream()
            .filter(child -> !child.endsWith(AggregateFile.NAME))
            .toList();
    schemas.forEach(schema -> schema(schema, read));
    if (read.isPresent() && schemas.isEmpty()) {
      findings.add(file, "has no event type beside it");
    }
  }

  private void add(Path file, AggregateEntry aggregate) {
    inventory.add(file, aggregate, findings);
    if (base != null && aggregate.decided()) {
      findings.add(file, "/decided", "must be false: a decider is code, and there is none for it");
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
      CatalogueEntry entry = entry(type, aggregate.get(), schema.get());
      inventory.add(file, entry, schema.get().compiled(), findings);
    }
  }

  private static CatalogueEntry entry(
      EventType type, AggregateEntry aggregate, SchemaFile.Sound schema) {
    return new CatalogueEntry(
        type,
        aggregate,
        schema.text("x-owner"),
        schema.text("description"),
        schema.document(),
        schema.examples());
  }
}
