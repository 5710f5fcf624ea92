package dev.headgate.command.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.headgate.command.Gateway;
import dev.headgate.command.RunningService;
import dev.headgate.command.http.CommandServer;
import dev.headgate.house.openapi.ApiDocument;
import dev.headgate.house.openapi.Conformance;
import dev.headgate.house.openapi.Exchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;

/// Sends requests to a running service, some at a time over connections that stay open, and holds
/// every answer to the API document. Any thread may use it.
public final class Volley implements AutoCloseable {

  private static final int AT_ONCE = 4;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Conformance conformance = new Conformance(ApiDocument.beside(CommandServer.class));
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
  private final String origin;
  private final Gateway gateway;

  public Volley(RunningService service, Gateway gateway) {
    this.origin = "http://127.0.0.1:" + service.port();
    this.gateway = gateway;
  }

  /// A request and its answer.
  ///
  /// @param code of a problem, or nothing
  /// @param body its JSON, or missing
  /// @param objections to what the document does not say
  public record Shot(Draft draft, int status, String code, JsonNode body, List<String> objections) {

    @Override
    public String toString() {
      return "%s answered %d %s %s".formatted(draft, status, body, objections);
    }
  }

  /// Sends all and waits; the answers come in the order of the requests.
  public <T> List<Shot> send(List<T> requests, Function<T, Draft> draft) {
    List<Future<Shot>> shots =
        requests.stream()
            .map(request -> clients.submit(() -> answered(draft.apply(request))))
            .toList();
    return shots.stream().map(Volley::get).toList();
  }

  /// A service that checks too many passwords says so; as the document asks, one tries again.
  private Shot answered(Draft draft) throws IOException, InterruptedException {
    Shot shot = send(draft);
    for (int tries = 1; tries < 20 && shot.code().equals("busy"); tries++) {
      shot = send(draft);
    }
    return shot;
  }

  private Shot send(Draft draft) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(origin + draft.path()))
            .method(draft.method(), BodyPublishers.ofByteArray(draft.body()));
    request.setHeader("X-Headgate-Tenant", gateway.tenant().toString());
    draft.headers().forEach(request::setHeader);
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    JsonNode body = json(response);
    boolean problem = type(response).equals("application/problem+json");
    return new Shot(
        draft,
        response.statusCode(),
        problem ? body.path("code").asText() : "",
        body,
        conformance.objections(Exchange.of(new String(draft.body(), UTF_8), response)));
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return type(response).contains("json")
        ? JSON.readTree(response.body())
        : MissingNode.getInstance();
  }

  private static String type(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Type").orElse("");
  }

  private static Shot get(Future<Shot> shot) {
    try {
      return shot.get();
    } catch (Exception failed) {
      throw new IllegalStateException("a request was not answered", failed);
    }
  }

  /// The events that successful answers name.
  static Stream<String> eventIds(Shot shot) {
    return shot.status() / 100 == 2
        ? shot.body().path("event_ids").valueStream().map(JsonNode::asText)
        : Stream.empty();
  }

  @Override
  public void close() {
    clients.shutdown();
    http.close();
  }
}
