package dev.headgate.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;

/// What a client got.
public record Reply(HttpResponse<String> response) {

  public int status() {
    return response.statusCode();
  }

  public String body() {
    return response.body();
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public JsonNode json() {
    return ServiceClient.json(response);
  }

  /// A field that must be there.
  public String text(String name) {
    return json().required(name).asText();
  }

  /// The `code` of a problem, or nothing when it is none.
  public String code() {
    return header("Content-Type").equals("application/problem+json") ? text("code") : "";
  }

  /// This reply, if it has the status.
  public Reply expect(int status) {
    if (status() != status) {
      throw new AssertionError("%d instead of %d: %s".formatted(status(), status, body()));
    }
    return this;
  }

  @Override
  public String toString() {
    return status() + " " + body();
  }
}
