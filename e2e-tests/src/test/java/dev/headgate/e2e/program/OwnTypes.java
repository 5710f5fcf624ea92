package dev.headgate.e2e.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.e2e.gateway.Answer;
import dev.headgate.e2e.gateway.GatewayClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/// A team's own event types: written by the program, appended over HTTP, read where they belong.
record OwnTypes(Program program, Path folder) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ID = "a-1";

  /// Writes a type with the program's starting point.
  void begin(String place, String type) {
    program
        .run("catalogue", "new", place, type, "--catalogue-dir", folder.toString())
        .requireSuccess();
  }

  /// The data that its schema shows.
  JsonNode example(String type) throws IOException {
    return JSON.readTree(program.run("catalogue", "show", type, "--example").out());
  }

  /// Appends an event of it.
  Answer append(URI gateway, UUID tenant, String aggregateType, String type, JsonNode data) {
    return new GatewayClient(gateway, tenant)
        .post(
            "/api/v1/events",
            Map.of(
                "aggregate_type", aggregateType,
                "aggregate_id", ID,
                "event_type", type,
                "data", data));
  }

  /// What the projector has made of its events, once it is at a version.
  JsonNode state(URI projector, UUID tenant, String aggregateType, long version) {
    return new GatewayClient(projector, tenant)
        .send(
            "GET", "/v1/state/%s/%s?min_version=%d".formatted(aggregateType, ID, version), Map.of())
        .body()
        .path("state");
  }

  /// What a service tells programs of its topics.
  static String asyncApi(URI gateway) throws IOException {
    try (InputStream document = gateway.resolve("/asyncapi.yaml").toURL().openStream()) {
      return new String(document.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// The first record of a topic with its headers, as a subscriber sees it.
  String firstRecord(String topic) {
    return program
        .run(
            "kafka",
            "console-consumer",
            "--topic",
            topic,
            "--from-beginning",
            "--max-messages",
            "1",
            "--isolation-level",
            "read_committed",
            "--formatter-property",
            "print.headers=true")
        .out();
  }

  /// Breaks a type's schema.
  void damage(String file) throws IOException {
    Path schema = folder.resolve(file);
    Files.writeString(schema, Files.readString(schema).replace("\"number\"", "\"nummer\""));
  }
}
