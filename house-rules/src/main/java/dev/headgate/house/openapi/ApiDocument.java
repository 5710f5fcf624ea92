package dev.headgate.house.openapi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An API document, as shipped. Immutable; any thread may use it.
public final class ApiDocument {

  private static final ObjectMapper YAML = new YAMLMapper();
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final JsonNode root;
  private final Schemas schemas;
  private final List<Operation> operations;

  private ApiDocument(JsonNode root) {
    this.root = root;
    this.schemas = new Schemas(root);
    this.operations = paths(root).flatMap(this::operationsOf).toList();
  }

  /// The `openapi.yaml` beside a class.
  public static ApiDocument beside(Class<?> owner) {
    try (InputStream page = owner.getResourceAsStream("openapi.yaml")) {
      return new ApiDocument(YAML.readTree(Objects.requireNonNull(page, "no openapi.yaml")));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public List<Operation> operations() {
    return operations;
  }

  /// The operation a request belongs to; HEAD belongs to GET's, and a path without variables comes
  /// before one with them.
  public Optional<Operation> find(String method, String path) {
    String asked = method.equals("HEAD") ? "GET" : method;
    return operations.stream()
        .filter(operation -> operation.method().equals(asked) && operation.matches(path))
        .min(Comparator.comparing(operation -> operation.path().contains("{")));
  }

  public JsonNode root() {
    return root;
  }

  public Schemas schemas() {
    return schemas;
  }

  /// The place a pointer leads to, through any number of references; empty when there is nothing.
  Optional<Place> at(JsonPointer pointer) {
    JsonNode node = root.at(pointer);
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    JsonNode reference = node.get("$ref");
    return reference == null || isSchema(pointer)
        ? Optional.of(new Place(this, pointer, node))
        : at(JsonPointer.compile(reference.textValue().substring(1)));
  }

  /// References between schemas are for the validator to follow: they may have neighbours.
  private static boolean isSchema(JsonPointer pointer) {
    String text = pointer.toString();
    return text.startsWith("/components/schemas/") || text.contains("/schema");
  }

  private static Stream<String> paths(JsonNode root) {
    return root.required("paths").properties().stream().map(Map.Entry::getKey);
  }

  private Stream<Operation> operationsOf(String path) {
    JsonPointer item = JsonPointer.empty().appendProperty("paths").appendProperty(path);
    return root.at(item).properties().stream()
        .map(Map.Entry::getKey)
        .filter(METHODS::contains)
        .map(method ->
            new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                new Place(this, item, root.at(item)),
                at(item.appendProperty(method)).orElseThrow()));
  }
}
