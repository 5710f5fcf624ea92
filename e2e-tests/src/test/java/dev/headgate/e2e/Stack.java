package dev.headgate.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.e2e.program.FreePorts;
import dev.headgate.e2e.program.Outcome;
import dev.headgate.e2e.program.Program;
import dev.headgate.verification.Faces;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// The real thing: `headgate up` on a temporary folder and free ports.
final class Stack implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path data;
  private final Program headgate;

  private Stack(Path data) {
    this.data = data;
    this.headgate = new Program(data);
  }

  static Stack up() throws IOException {
    Stack stack = new Stack(Files.createTempDirectory("headgate-e2e-"));
    stack
        .headgate
        .run("up", "--detach", "--port-base", FreePorts.base(), "--projectors", "2")
        .requireSuccess();
    return stack;
  }

  PipelineCases.Gateway gateway() throws IOException {
    JsonNode status = status();
    Map<String, String> services = new HashMap<>();
    status
        .required("services")
        .properties()
        .forEach(it -> services.put(it.getKey(), it.getValue().path("url").asText()));
    return new PipelineCases.Gateway(
        URI.create(status.required("command_url").asText()),
        new Faces(
            status.required("command_database_url").asText(),
            status.required("read_database_url").asText(),
            status.required("kafka_bootstrap").asText(),
            services));
  }

  Outcome run(String... words) {
    return headgate.run(words);
  }

  JsonNode status() throws IOException {
    return JSON.readTree(headgate.run("status", "--json").out());
  }

  /// What a service shows to Prometheus.
  String metrics(String service) throws IOException {
    URI url = URI.create(status().path("services").path(service).required("url").asText());
    try (var page = url.resolve("/metrics").toURL().openStream()) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  boolean isUp() throws IOException {
    return status().path("state").asText().equals("up");
  }

  int restarts(String service) throws IOException {
    return status().path("services").path(service).path("restarts").asInt();
  }

  void kill(String service) throws IOException {
    long pid = status().path("services").path(service).path("pid").asLong();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  @Override
  public void close() throws IOException {
    headgate.run("down");
    try (var paths = Files.walk(data)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
