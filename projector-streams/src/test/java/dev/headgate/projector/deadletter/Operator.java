package dev.headgate.projector.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.house.openapi.ApiDocument;
import dev.headgate.house.openapi.Conformance;
import dev.headgate.house.openapi.Exchange;
import dev.headgate.projector.http.ProjectorServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// Somebody who looks after dead letters over HTTP. Every answer is compared with the API document.
public final class Operator implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LETTERS = "/v1/dead-letters";

  private final Conformance conformance =
      new Conformance(ApiDocument.beside(ProjectorServer.class));
  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;

  public Operator(int port) {
    url = "http://127.0.0.1:" + port;
  }

  /// Letters, by a query.
  public JsonNode list(String query, String... headers) {
    return expect(200, send("GET", LETTERS + "?" + query, "", headers));
  }

  public JsonNode show(Object letter, String... headers) {
    return expect(200, send("GET", LETTERS + "/" + letter, "", headers));
  }

  /// An order that is taken.
  public JsonNode order(String body, String... headers) {
    return expect(202, send("POST", "/v1/dead-letter-orders", body, headers));
  }

  public JsonNode planned(String body, String... headers) {
    return expect(200, send("POST", "/v1/dead-letter-orders", body, headers));
  }

  /// An order that is refused.
  public JsonNode refused(int status, String code, String body, String... headers) {
    JsonNode problem = expect(status, send("POST", "/v1/dead-letter-orders", body, headers));
    assertThat(problem.path("code").asText()).as("%s", problem).isEqualTo(code);
    return problem;
  }

  /// A question that is refused.
  public JsonNode unanswered(int status, String code, String path, String... headers) {
    JsonNode problem = expect(status, send("GET", LETTERS + path, "", headers));
    assertThat(problem.path("code").asText()).as("%s", problem).isEqualTo(code);
    return problem;
  }

  private static JsonNode expect(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.setHeader("Content-Type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      conformance.check(Exchange.of(body, answer));
      return answer;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
