package dev.headgate.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads schema files and judges them: sound JSON Schema, in the form of the catalogue, true to
/// their own examples.
final class SchemaFile {

  private static final String PREFIX = "https://headgate.dev/schemas/";

  private final SchemaCompiler compiler;
  private final CompiledSchema metaSchema;
  private final CompiledSchema form;
  private final Findings findings;

  SchemaFile(SchemaCompiler compiler, Findings findings) {
    this.compiler = compiler;
    this.metaSchema = compiler.metaSchema();
    this.form = compiler.compile(CatalogueFiles.own("schema-file.json"));
    this.findings = findings;
  }

  /// A schema document fit for the catalogue, and what it compiled to.
  record Sound(JsonNode document, List<JsonNode> examples, CompiledSchema compiled) {

    String text(String keyword) {
      return document.path(keyword).asText();
    }
  }

  /// The schema in a file, unless there is a finding.
  ///
  /// @param path where the file is in the catalogue, which its `$id` must repeat
  /// @param title what its title must be
  Optional<Sound> read(Path file, String path, String title) {
    return CatalogueFiles.json(file, findings)
        .filter(document -> hasForm(file, document))
        .flatMap(document -> {
          checkName(file, document, path, title);
          return compile(file, document);
        });
  }

  private boolean hasForm(Path file, JsonNode document) {
    List<Violation> violations = new ArrayList<>(metaSchema.validate(document));
    if (violations.isEmpty()) {
      violations.addAll(form.validate(document));
    }
    if (violations.isEmpty()) {
      violations.addAll(new FieldRules(compiler).violations(document));
    }
    findings.addAll(file, "", violations);
    return violations.isEmpty();
  }

  private void checkName(Path file, JsonNode document, String path, String title) {
    String id = PREFIX + path;
    if (!document.path("$id").asText().equals(id)) {
      findings.add(file, "/$id", "is not '%s'".formatted(id));
    }
    if (!document.path("title").asText().equals(title)) {
      findings.add(file, "/title", "is not '%s'".formatted(title));
    }
  }

  private Optional<Sound> compile(Path file, JsonNode document) {
    try {
      CompiledSchema compiled = compiler.compile(document);
      List<JsonNode> examples = List.copyOf(document.path("examples").valueStream().toList());
      for (int i = 0; i < examples.size(); i++) {
        findings.addAll(file, "/examples/" + i, compiled.validate(examples.get(i)));
      }
      return Optional.of(new Sound(document, examples, compiled));
    } catch (SchemaException unsound) {
      findings.add(file, "cannot be compiled: " + unsound.getMessage());
      return Optional.empty();
    }
  }
}
