package dev.headgate.process.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.headgate.process.page.Asset;
import dev.headgate.process.page.Pages;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// The documents of an API, for whoever asks: the `openapi.yaml` beside a class, the pages that
/// show it, and what else the service can say of itself. Immutable.
public final class ApiPage {

  /// RFC 9512.
  private static final String TYPE = "application/yaml";

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
          .build();

  private final Map<String, Asset> documents;
  private final Pages pages;

  private ApiPage(Map<String, Asset> documents, Pages pages) {
    this.documents = Map.copyOf(documents);
    this.pages = pages;
  }

  public static ApiPage beside(Class<?> owner) {
    try (InputStream page = owner.getResourceAsStream("openapi.yaml")) {
      byte[] bytes = Objects.requireNonNull(page, "openapi.yaml is not in the jar").readAllBytes();
      return new ApiPage(Map.of("/openapi.yaml", new Asset(TYPE, () -> bytes)), new Pages());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// The same, and another document, made when somebody first asks and written as YAML.
  public ApiPage with(String path, Supplier<? extends JsonNode> document) {
    Map<String, Asset> more = new HashMap<>(documents);
    more.put(path, new Asset(TYPE, () -> yaml(document.get())));
    return new ApiPage(more, pages);
  }

  private static byte[] yaml(JsonNode document) {
    try {
      return YAML.writeValueAsBytes(document);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  void mount(RoutesConfig routes) {
    documents.forEach((path, document) -> {
      routes.get(path, document::send);
      routes.head(path, document::send);
    });
    pages.mount(routes);
  }
}
