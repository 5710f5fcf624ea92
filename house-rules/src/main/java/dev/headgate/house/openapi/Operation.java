package dev.headgate.house.openapi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A method of a path.
///
/// @param item what all methods of the path share
/// @param place what this one says
public record Operation(String method, String path, Place item, Place place) {

  /// As the service does, it looks past a slash at the end.
  boolean matches(String asked) {
    String pattern =
        Stream.of(path.split("/", -1))
            .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
            .collect(Collectors.joining("/"));
    return asked.matches(pattern + "/?");
  }

  /// What it says about a status, be it as the number itself or as its class (`4XX`).
  Optional<Place> response(int status) {
    return place.child("responses").flatMap(responses -> response(responses, status));
  }

  static Optional<Place> response(Place responses, int status) {
    return responses.child(String.valueOf(status)).or(() -> responses.child(status / 100 + "XX"));
  }

  /// The names of the headers a client may send.
  public Set<String> requestHeaders() {
    return parameters("header");
  }

  /// The names of what may stand in the query.
  public Set<String> queryParameters() {
    return parameters("query");
  }

  private Set<String> parameters(String where) {
    return parameters()
        .filter(isIn(where))
        .map(parameter -> parameter.node().required("name").textValue())
        .collect(Collectors.toSet());
  }

  public String name() {
    return place.node().required("operationId").textValue();
  }

  public Optional<Boolean> bodyRequired() {
    return place.child("requestBody").map(body -> body.node().path("required").booleanValue());
  }

  /// The body a reader would copy, as JSON.
  public Optional<String> exampleBody() {
    return requestBody().map(media -> media.node().required("example").toString());
  }

  /// Whether it wants to know who asks.
  public boolean authenticates() {
    return !place.node().has("security");
  }

  public Optional<Place> requestBody() {
    return place
        .child("requestBody")
        .flatMap(body -> body.child("content"))
        .flatMap(content -> content.child("application/json"));
  }

  public Stream<Place> parameters() {
    return Stream.of(item, place)
        .flatMap(level -> level.child("parameters").stream())
        .map(Place::items)
        .flatMap(List::stream);
  }

  private static Predicate<Place> isIn(String where) {
    return parameter -> parameter.node().required("in").textValue().equals(where);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
