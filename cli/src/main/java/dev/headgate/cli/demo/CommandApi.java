package dev.headgate.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Sends commands the way a careful client does: with an idempotency key, and again with the same
/// key when the answer was lost or the service was not there. Thread-safe.
final class CommandApi {

  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long PAUSE_MILLIS = 200;
  private static final Set<String> UNDECIDED =
      Set.of("idempotency_key_in_flight", "version_conflict");

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
        if (!isWorthAnotherTry(answer) || Instant.now().isAfter(deadline)) {
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

  /// 503: not there. 429: too fast. Of the 409s, only these two say that nothing was decided yet.
  private static boolean isWorthAnotherTry(Answer answer) {
    return switch (answer.code()) {
      case 503, 429 -> true;
      case 409 -> UNDECIDED.contains(answer.text("code"));
      default -> false;
    };
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
    return new Answer(response.statusCode(), body(response.body()), at);
  }

  /// Not everything that listens on a port answers in JSON.
  private JsonNode body(byte[] bytes) throws IOException {
    try {
      return bytes.length == 0 ? MissingNode.getInstance() : json.readTree(bytes);
    } catch (JsonProcessingException _) {
      return TextNode.valueOf(new String(bytes, StandardCharsets.UTF_8));
    }
  }
}
