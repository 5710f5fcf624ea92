package dev.headgate.projector.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.house.openapi.ApiDocument;
import dev.headgate.house.openapi.Conformance;
import dev.headgate.house.openapi.Exchange;
import dev.headgate.process.health.HealthReport;
import dev.headgate.process.http.HttpServer.Observation;
import dev.headgate.process.http.Limits;
import dev.headgate.process.principal.DevelopmentAuthenticator;
import dev.headgate.projector.http.ProjectorServer;
import dev.headgate.projector.readdatabase.TenantReads;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/// A server over a read model and the one way in which tests ask it: every answer is compared with
/// the API document.
final class ReadClient implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Conformance conformance =
      new Conformance(ApiDocument.beside(ProjectorServer.class));
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final HttpClient http = HttpClient.newHttpClient();
  private final TenantReads reads;
  private final ProjectorServer server;

  ReadClient(ReadModel model) {
    reads = TenantReads.open(model.url());
    server =
        new ProjectorServer(
                new Reading(reads, metrics).routes(),
                new DevelopmentAuthenticator(),
                new Observation(() -> new HealthReport(true, true, Map.of()), metrics),
                Limits.STANDARD)
            .start("127.0.0.1", 0);
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  HttpResponse<String> send(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, BodyPublishers.noBody());
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      conformance.check(Exchange.of("", answer));
      return answer;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonNode found(String path, String... headers) {
    HttpResponse<String> answer = get(path, headers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  HttpResponse<String> refused(int status, String code, String path, String... headers) {
    HttpResponse<String> answer = get(path, headers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).path("code").asText()).isEqualTo(code);
    return answer;
  }

  String metrics() {
    return metrics.scrape();
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    reads.close();
    http.close();
  }
}
