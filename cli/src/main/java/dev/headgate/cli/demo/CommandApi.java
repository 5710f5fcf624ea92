package dev.headgate.cli.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// Sends commands the way a careful client does: with an idempotency key, and again with the same
/// key when the answer was lost or the service was not there. Thread-safe.
final class CommandApi {

  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long PAUSE_MILLIS = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ANSWER).build();
  private final ObjectMapper json = new ObjectMapper();
  private final String url;

  CommandApi(String url) {
    this.url = url;
  }

  Answer post(String path, Map<String, ?> body) throws InterruptedException {
    return send("POST", path, body);
  }

  Answer delete(String path) throws InterruptedException {
    return send("DELETE", path, Map.of());
  }

  private Answer send(String method, String path, Map<String, ?> body) throws InterruptedException {
    String key = UUID.randomUUID().toString();
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        Answer answer = once(method, path, body, key);
        if (!isWorthAnotherTry(answer.code()) || Instant.now().isAfter(deadline)) {
          return answer;
        }
      } catch (IOException lost) {
        if (Instant.now().isAfter(deadline)) {
          throw new DemoFailure("%s %s was never answered".formatted(method, path), lost);
        }
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /// 503: not there. 429: too fast. 409 with a fresh body: the first try is still in flight.
  private static boolean isWorthAnotherTry(int code) {
    return code == 503 || code == 429 || code == 409;
  }

  private Answer once(String method, String path, Map<String, ?> body, String key)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .method(
                method,
                body.isEmpty() && method.equals("DELETE")
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
    HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
    Instant at = Instant.now();
    byte[] bytes = response.body();
    return new Answer(
        response.statusCode(),
        bytes.length == 0 ? MissingNode.getInstance() : json.readTree(bytes),
        at);
  }
}
