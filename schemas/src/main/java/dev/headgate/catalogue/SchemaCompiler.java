package dev.headgate.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.util.Locale;

/// Turns schema documents into validators, once each. Formats are checked, not just noted; messages
/// are English whatever the machine speaks, since they are part of answers.
final class SchemaCompiler {

  private static final SpecificationVersion DIALECT = SpecificationVersion.DRAFT_2020_12;

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          DIALECT,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder()
                      .formatAssertionsEnabled(true)
                      .pathType(PathType.JSON_POINTER)
                      .locale(Locale.ENGLISH)
                      .build()));

  static String dialect() {
    return DIALECT.getDialectId();
  }

  CompiledSchema compile(JsonNode document) {
    Schema schema = registry.getSchema(document);
    schema.initializeValidators();
    return new CompiledSchema(schema);
  }

  /// The schema of schemas itself.
  CompiledSchema metaSchema() {
    return new CompiledSchema(registry.getSchema(SchemaLocation.of(dialect())));
  }
}
