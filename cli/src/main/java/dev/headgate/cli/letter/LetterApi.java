package dev.headgate.cli.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.cli.stack.StackFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The projector's routes of dead letters. Thread-safe.
public final class LetterApi {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LETTERS = "/v1/dead-letters";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final String url;
  private final Asker asker;

  public LetterApi(String url, Asker asker) {
    this.url = url;
    this.asker = asker;
  }

  /// Who asks, and whose letters are meant.
  ///
  /// @param scope `tenant`, `nobodys` or `all`
  /// @param tenant empty for the one of development
  public record Asker(String subject, String scope, String tenant) {}

  /// A page of letters.
  ///
  /// @param filters by the names of the query; empty ones are left out
  public JsonNode list(Map<String, String> filters) throws InterruptedException {
    Map<String, String> all = new TreeMap<>(filters);
    all.put("scope", asker.scope());
    String query =
        all.entrySet().stream()
            .filter(filter -> !filter.getValue().isEmpty())
            .map(filter -> filter.getKey() + "=" + encoded(filter.getValue()))
            .collect(Collectors.joining("&"));
    return ask(request(LETTERS + "?" + query).GET());
  }

  public JsonNode show(String id) throws InterruptedException {
    return ask(request(LETTERS + "/" + encoded(id) + "?scope=" + asker.scope()).GET());
  }

  /// Gives an order, or says what would be ordered.
  public JsonNode order(ObjectNode order) throws InterruptedException {
    ObjectNode scoped = order.deepCopy().put("scope", asker.scope());
    return ask(
        request("/v1/dead-letter-orders")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(scoped.toString())));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(PATIENCE)
            .header("X-Headgate-Subject", asker.subject());
    return asker.tenant().isEmpty() ? request : request.header("X-Headgate-Tenant", asker.tenant());
  }

  private JsonNode ask(HttpRequest.Builder request) throws InterruptedException {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      JsonNode read = JSON.readTree(answer.body());
      if (answer.statusCode() >= 400) {
        throw new StackFailure(read.path("title").asText(), remedy(read));
      }
      return read;
    } catch (IOException away) {
      throw new StackFailure(
          "the projector does not answer at " + url,
          "see headgate status and headgate logs projector-streams");
    }
  }

  private static String remedy(JsonNode problem) {
    StringJoiner words = new StringJoiner("; ");
    words.add(problem.path("detail").asText());
    for (JsonNode error : problem.path("errors")) {
      words.add((error.path("pointer").asText() + " " + error.path("detail").asText()).strip());
    }
    return words.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
