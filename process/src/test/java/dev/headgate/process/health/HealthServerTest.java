package dev.headgate.process.health;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HealthServerTest {

  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  @Test
  void showsTheReport() throws Exception {
    try (HealthServer server = serve(true, true)) {
      HttpResponse<String> answer = get(server, "/health");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
    }
  }

  @Test
  void answers503ToTheProbeThatDoesNotHold() throws Exception {
    try (HealthServer server = serve(true, false)) {
      assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(server, "/health/ready").statusCode()).isEqualTo(503);
      assertThat(get(server, "/health").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void answersHeadAsGetWithoutTheBody() throws Exception {
    try (HealthServer server = serve(true, false)) {
      HttpResponse<String> answer = send(server, "HEAD", "/health/ready");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  void tellsTheProbeThatDoesNotHoldWhy() throws Exception {
    try (HealthServer server = serve(false, true)) {
      assertThat(get(server, "/health/live").body())
          .isEqualTo("{\"live\":false,\"status\":\"ok\"}");
      assertThat(get(server, "/health/ready").body()).isEqualTo("{\"ready\":true}");
    }
  }

  @Test
  void servesMetrics() throws Exception {
    metrics.counter("headgate.events.published").increment(3);
    try (HealthServer server = serve(true, true)) {
      assertThat(get(server, "/metrics").body()).contains("headgate_events_published_total 3.0");
    }
  }

  @Test
  void namesThePortThatIsInUse() {
    try (HealthServer server = serve(true, true)) {
      assertThatThrownBy(() ->
              HealthServer.start("127.0.0.1", server.port(), () -> report(true, true), metrics))
          .hasMessageContaining("Port " + server.port());
    }
  }

  private HealthServer serve(boolean live, boolean ready) {
    return HealthServer.start("127.0.0.1", 0, () -> report(live, ready), metrics);
  }

  private static HealthReport report(boolean live, boolean ready) {
    return new HealthReport(live, ready, Map.of("status", "ok"));
  }

  private static HttpResponse<String> get(HealthServer server, String path) throws Exception {
    return send(server, "GET", path);
  }

  private static HttpResponse<String> send(HealthServer server, String method, String path)
      throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
      HttpRequest request = HttpRequest.newBuilder(uri).method(method, noBody()).build();
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
