package dev.headgate.house.openapi;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request and what came back.
///
/// @param headers of the answer
public record Exchange(
    String method,
    String path,
    String requestBody,
    int status,
    Map<String, List<String>> headers,
    String body) {

  public static Exchange of(String requestBody, HttpResponse<String> response) {
    return new Exchange(
        response.request().method(),
        response.request().uri().getRawPath(),
        requestBody,
        response.statusCode(),
        response.headers().map(),
        response.body());
  }

  Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .findFirst();
  }

  boolean succeeded() {
    return status / 100 == 2;
  }

  @Override
  public String toString() {
    return "%s %s, answered %d".formatted(method, path, status);
  }
}
