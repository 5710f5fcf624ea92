package dev.headgate.projector.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands where the command service does, and takes down what it is told to audit. That the real
/// one appends it is shown on the whole pipeline.
public final class Ledger implements AutoCloseable {

  private final List<Entry> entries = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

  private Ledger(HttpServer server) {
    this.server = server;
    server.createContext("/v1/auth/audit", this::take);
    server.start();
  }

  /// What it was told, and the id it gave that.
  ///
  /// @param body all of it, as it came
  public record Entry(
      UUID id, String tenant, String by, String together, JsonNode event, String body) {}

  public static Ledger open() throws IOException {
    return new Ledger(
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public List<Entry> entries() {
    return entries;
  }

  /// Has it refuse what comes after so many more.
  public void endAfter(int more) {
    left.set(more);
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean taken = left.getAndDecrement() > 0;
    UUID id = UUID.randomUUID();
    if (taken) {
      entries.add(entry(id, exchange, new String(body, StandardCharsets.UTF_8)));
    }
    byte[] answer = "{\"audit_id\":\"%s\"}".formatted(id).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(taken ? 201 : 500, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static Entry entry(UUID id, HttpExchange exchange, String body) throws IOException {
    var headers = exchange.getRequestHeaders();
    return new Entry(
        id,
        headers.getFirst("X-Headgate-Tenant"),
        headers.getFirst("X-Headgate-Subject"),
        headers.getFirst("X-Correlation-Id"),
        new ObjectMapper().readTree(body),
        body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
