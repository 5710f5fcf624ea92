package dev.headgate.asyncapi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A document's schemas in the dialect of AsyncAPI 3, wherever in it they stand.
record Draft7(SchemaRegistry registry) {

  private static final String HERE = "https://headgate.dev/asyncapi";

  /// The schema of AsyncAPI 3.0.0 itself.
  static Draft7 published() {
    try (InputStream schema = Draft7.class.getResourceAsStream("/asyncapi/3.0.0.json")) {
      return new Draft7(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static Draft7 of(JsonNode document) {
    return new Draft7(document.toString());
  }

  private Draft7(String document) {
    this(
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7,
            builder ->
                builder
                    .schemas(Map.of(HERE, document))
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .pathType(PathType.JSON_POINTER)
                            .locale(Locale.ENGLISH)
                            .build())));
  }

  List<String> violations(JsonNode value) {
    return violations(JsonPointer.empty(), value);
  }

  List<String> violations(JsonPointer schema, JsonNode value) {
    return registry.getSchema(SchemaLocation.of(HERE + "#" + schema)).validate(value).stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }
}
