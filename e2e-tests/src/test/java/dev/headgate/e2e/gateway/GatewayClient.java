package dev.headgate.e2e.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Sends commands of one tenant. Thread-safe.
public final class GatewayClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI base;
  private final UUID tenant;

  public GatewayClient(URI base, UUID tenant) {
    this.base = base;
    this.tenant = tenant;
  }

  public Answer post(String path, Map<String, ?> body) {
    return send("POST", path, body);
  }

  /// Sends a command until it has a final answer. A reset connection, 409 (still in flight), 429
  /// and 5xx are not final.
  public Answer send(String method, String path, Map<String, ?> body) {
    HttpRequest request = request(method, path, body);
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      Optional<Answer> answer = attempt(request).filter(GatewayClient::isFinal);
      if (answer.isPresent()) {
        return answer.get();
      }
      pause();
    }
    throw new IllegalStateException(
        "no final answer to " + method + " " + path + " in " + PATIENCE);
  }

  private Optional<Answer> attempt(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      return Optional.of(new Answer(response.statusCode(), JSON.readTree(response.body())));
    } catch (IOException e) {
      return Optional
          .empty(); // unknown: may or may not have happened; the key makes asking again safe
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while sending a command", e);
    }
  }

  private static boolean isFinal(Answer answer) {
    return switch (answer.status()) {
      case 429, 500, 502, 503, 504 -> false;
      case 409 -> !answer.text("code").contains("flight");
      default -> true;
    };
  }

  private HttpRequest request(String method, String path, Map<String, ?> body) {
    try {
      return HttpRequest.newBuilder(base.resolve(path))
          .timeout(Duration.ofSeconds(20))
          .header("Content-Type", "application/json")
          .header("Idempotency-Key", UUID.randomUUID().toString())
          .header("X-Headgate-Tenant", tenant.toString())
          .method(method, publisher(method, body))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BodyPublisher publisher(String method, Map<String, ?> body) throws IOException {
    return method.equals("DELETE") || method.equals("GET")
        ? BodyPublishers.noBody()
        : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
  }

  /// Gives a crashed service time to come back; nothing is asserted on how long it takes.
  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while waiting for the service", e);
    }
  }
}
