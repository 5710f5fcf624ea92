package dev.headgate.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/// What a command was answered, and when.
record Answer(int code, JsonNode body, Instant at) {

  boolean isAccepted() {
    return code >= 200 && code < 300;
  }

  String text(String field) {
    return body.path(field).asText();
  }
}
