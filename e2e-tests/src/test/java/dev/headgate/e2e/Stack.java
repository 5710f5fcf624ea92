package dev.headgate.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.e2e.checker.Faces;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The real thing: `headgate up` on a temporary folder and free ports.
final class Stack implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path HOME = Path.of(System.getProperty("headgate.home"));

  private final Path data;

  private Stack(Path data) {
    this.data = data;
  }

  static Stack up() throws IOException {
    Stack stack = new Stack(Files.createTempDirectory("headgate-e2e-"));
    stack.headgate("up", "--detach", "--port-base", String.valueOf(portBase()));
    return stack;
  }

  /// The services' ports lie within 25 of the base; the odds that another process takes one in
  /// between are those of any free port.
  private static int portBase() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return Math.min(socket.getLocalPort(), 65_000);
    }
  }

  Faces faces() throws IOException {
    JsonNode status = status();
    return new Faces(
        URI.create(status.required("command_url").asText()),
        status.required("kafka_bootstrap").asText(),
        status.required("command_database_url").asText(),
        status.required("read_database_url").asText());
  }

  JsonNode status() throws IOException {
    return JSON.readTree(headgate("status", "--json"));
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

  private String headgate(String... arguments) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dheadgate.home=" + HOME,
                "-cp",
                HOME.resolve("cli/target/cli.jar") + ":" + HOME.resolve("cli/target/lib") + "/*",
                "dev.headgate.cli.Main"));
    words.addAll(List.of(arguments));
    words.addAll(List.of("--data-dir", data.toString()));
    Path output = Files.createTempFile("headgate-e2e", ".out");
    Process process =
        new ProcessBuilder(words).redirectOutput(output.toFile()).redirectErrorStream(true).start();
    awaitExit(process);
    String text = Files.readString(output, StandardCharsets.UTF_8);
    Files.delete(output);
    if (arguments[0].equals("up") && process.exitValue() != 0) {
      throw new IllegalStateException("the stack is not up: " + text);
    }
    return text;
  }

  private static void awaitExit(Process process) {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IllegalStateException("interrupted while headgate was at work", e);
    }
  }

  @Override
  public void close() throws IOException {
    headgate("down");
    try (var paths = Files.walk(data)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
