package dev.headgate.house.openapi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compares what was answered with what the document says. Any thread may use it.
public final class Conformance {

  /// Of HTTP itself rather than of this API.
  private static final Set<String> TRANSPORT =
      Set.of(
          ":status", "connection", "content-length", "content-type", "date", "transfer-encoding");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ApiDocument document;

  public Conformance(ApiDocument document) {
    this.document = document;
  }

  /// Insists that the exchange is as documented.
  ///
  /// @throws AssertionError with all that is not
  public void check(Exchange exchange) {
    List<String> objections = objections(exchange);
    if (!objections.isEmpty()) {
      throw new AssertionError(
          "openapi.yaml disagrees with: %s%n%s%n  %s"
              .formatted(exchange, exchange.body(), String.join("\n  ", objections)));
    }
  }

  public List<String> objections(Exchange exchange) {
    Optional<Operation> operation = document.find(exchange.method(), exchange.path());
    Optional<Place> response =
        operation
            .map(found -> found.response(exchange.status()))
            .orElseGet(() -> unrouted(exchange.status()));
    if (response.isEmpty()) {
      return List.of("the status is not documented");
    }
    Stream<String> request =
        exchange.succeeded()
            ? operation.stream().flatMap(accepted -> request(accepted, exchange))
            : Stream.empty();
    return Stream.of(request, headers(response.get(), exchange), body(response.get(), exchange))
        .flatMap(objections -> objections)
        .toList();
  }

  private Optional<Place> unrouted(int status) {
    Place root = new Place(document, JsonPointer.empty(), document.root());
    return root.child("x-unrouted").flatMap(responses -> Operation.response(responses, status));
  }

  /// What the service accepts, the document must allow.
  private static Stream<String> request(Operation operation, Exchange exchange) {
    if (exchange.requestBody().isEmpty()) {
      return operation.bodyRequired().orElse(false)
          ? Stream.of("the request went without the body it needs")
          : Stream.empty();
    }
    return operation.requestBody().stream()
        .flatMap(media -> violations(media, exchange.requestBody()))
        .map(found -> "request body: " + found);
  }

  private static Stream<String> headers(Place response, Exchange exchange) {
    Map<String, Place> documented =
        response.child("headers").stream()
            .flatMap(Place::children)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    Stream<String> wrong =
        documented.entrySet().stream()
            .flatMap(header -> header(header.getKey(), header.getValue(), exchange));
    Stream<String> unknown =
        exchange.headers().keySet().stream()
            .filter(name -> !TRANSPORT.contains(name.toLowerCase(Locale.ROOT)))
            .filter(name -> documented.keySet().stream().noneMatch(name::equalsIgnoreCase))
            .map("the header %s is not documented"::formatted);
    return Stream.concat(wrong, unknown);
  }

  private static Stream<String> header(String name, Place header, Exchange exchange) {
    Optional<String> value = exchange.header(name);
    if (value.isEmpty()) {
      return header.node().path("required").booleanValue()
          ? Stream.of("the header %s is missing".formatted(name))
          : Stream.empty();
    }
    Place schema = header.child("schema").orElseThrow();
    return schema.violations(typed(schema, value.get())).stream()
        .map(found -> "the header %s: %s".formatted(name, found));
  }

  /// A header is text; what the schema calls an integer is read as one.
  private static JsonNode typed(Place schema, String value) {
    return schema.node().path("type").asText().equals("integer") && value.matches("[0-9]{1,18}")
        ? JsonNodeFactory.instance.numberNode(Long.parseLong(value))
        : JsonNodeFactory.instance.textNode(value);
  }

  private static Stream<String> body(Place response, Exchange exchange) {
    if (exchange.method().equals("HEAD") || hasNoBody(String.valueOf(exchange.status()))) {
      return exchange.body().isEmpty()
          ? Stream.empty()
          : Stream.of("%s has a body".formatted(exchange));
    }
    String type = exchange.header("Content-Type").orElse("").replaceAll("\\s*;.*", "");
    return response
        .child("content")
        .flatMap(content -> content.child(type))
        .map(media -> violations(media, exchange.body()).map(found -> "body: " + found))
        .orElseGet(() -> Stream.of("the media type '%s' is not documented".formatted(type)));
  }

  /// Statuses to which HTTP gives no content.
  static boolean hasNoBody(String status) {
    return status.equals("204") || status.equals("304");
  }

  private static Stream<String> violations(Place media, String body) {
    boolean json = media.pointer().last().toString().endsWith("json");
    try {
      JsonNode value = json ? JSON.readTree(body) : JsonNodeFactory.instance.textNode(body);
      return media.child("schema").orElseThrow().violations(value).stream();
    } catch (JsonProcessingException broken) {
      return Stream.of("it is no JSON");
    }
  }
}
