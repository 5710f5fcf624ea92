package dev.headgate.e2e.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// What the command service answered.
public record Answer(int status, JsonNode body) {

  public boolean accepted() {
    return status / 100 == 2;
  }

  public String text(String field) {
    return body.path(field).asText();
  }

  public List<UUID> eventIds() {
    return StreamSupport.stream(body.path("event_ids").spliterator(), false)
        .map(id -> UUID.fromString(id.asText()))
        .toList();
  }
}
