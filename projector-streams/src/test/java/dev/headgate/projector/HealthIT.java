package dev.headgate.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.event.AuditEvent.AuthEventLogged;
import dev.headgate.event.Personal;
import dev.headgate.event.UserEvent.UserUpserted;
import dev.headgate.house.openapi.ApiDocument;
import dev.headgate.house.openapi.Conformance;
import dev.headgate.house.openapi.Exchange;
import dev.headgate.projector.http.ProjectorServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a running projector says of itself over HTTP.
final class HealthIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Conformance API = new Conformance(ApiDocument.beside(ProjectorServer.class));
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path folder;

  @Test
  void tellsOfEveryPartAndNamesThePartitionThatStandsStill() throws Exception {
    try (Stage stage = Stage.open(folder);
        HttpClient http = HttpClient.newHttpClient()) {
      Stage.Running projector = stage.projector("one", Map.of());
      stage.publish(logged(1), user());
      stage.awaitCount(2, "auth_events");
      stage.awaitCount(1, "auth_users_view");
      await()
          .atMost(PATIENCE)
          .ignoreExceptionsInstanceOf(IOException.class)
          .untilAsserted(() -> assertQuiet(get(http, projector, "/health")));
      assertMeasures(get(http, projector, "/metrics").body());

      try (Connection other = stage.postgres().connect("headgate_read");
          Statement statement = other.createStatement()) {
        other.setAutoCommit(false);
        statement.execute("LOCK TABLE headgate.auth_events IN ACCESS EXCLUSIVE MODE");
        stage.publish(logged(2));
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () -> assertThat(get(http, projector, "/health/live").statusCode()).isEqualTo(503));
        HttpResponse<String> stalled = get(http, projector, "/health/live");
        assertThat(stalled.body())
            .contains("\"live\":false", "\"status\":\"failing\"", "\"audit: auth.audit.events.v1-");
        assertThat(get(http, projector, "/metrics").body())
            .contains("headgate_projector_projection_lag_records{projection=\"audit\"} ")
            .doesNotContain(
                "headgate_projector_projection_lag_records{projection=\"audit\"} 0.0",
                "headgate_projector_projection_behind_seconds{projection=\"audit\"} 0.0");
        other.rollback();
      }
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(get(http, projector, "/health/live").statusCode()).isEqualTo(200));
      stage.awaitCount(3, "auth_events");
    }
  }

  private static void assertQuiet(HttpResponse<String> answer) throws IOException {
    JsonNode health = JSON.readTree(answer.body());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(health.path("status").asText()).isEqualTo("ok");
    assertThat(health.path("service").asText()).isEqualTo("projector-streams");
    assertThat(health.path("stalled")).isEmpty();
    for (String part : new String[] {"fold", "rows", "audit"}) {
      assertThat(health.path(part).path("state").asText()).as(part).isEqualTo("running");
      assertThat(health.path(part).path("lag").asLong(-1)).as(part).isZero();
      assertThat(health.path(part).hasNonNull("last_commit_at")).as(answer.body()).isTrue();
    }
  }

  private static void assertMeasures(String metrics) {
    assertThat(metrics)
        .contains(
            "jvm_memory_used_bytes",
            "kafka_stream_thread_commit_total",
            "kafka_consumer_fetch_manager_records_consumed_total",
            "headgate_projector_lag{part=\"fold\"} 0.0",
            "headgate_projector_projection_lag_records{projection=\"users\"} 0.0",
            "headgate_projector_projection_behind_seconds{projection=\"audit\"} 0.0",
            "headgate_projector_stalled{part=\"audit\"} 0.0",
            "headgate_projector_sink_batch_sum{sink=\"audit\"} 2.0",
            "headgate_projector_sink_transaction_seconds_count{sink=\"rows\"}",
            "headgate_projector_ingestion_lag_seconds_bucket{sink=\"audit\",le=",
            "headgate_projector_ingestion_lag_seconds_count{sink=\"audit\"} 2",
            "headgate_projector_sink_conflicts_total{sink=\"rows\"} 0.0");
  }

  private static HttpResponse<String> get(HttpClient http, Stage.Running projector, String path)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + projector.port() + path))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    API.check(Exchange.of("", answer));
    return answer;
  }

  private static ProducerRecord<byte[], byte[]> logged(int number) {
    var event = new AuthEventLogged("login", true, "web", null, null, "user");
    return Published.record("audit", new UUID(7, number), 1, event);
  }

  private static ProducerRecord<byte[], byte[]> user() {
    var event = new UserUpserted(new Personal.Clear("a@b.c"), "member", "password", null, null);
    return Published.record("user", new UUID(8, 1000), 1, event);
  }
}
