package dev.headgate.command.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.command.Gateway;
import dev.headgate.command.RunningService;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What Prometheus is told, and that nobody can be recognised in it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MetricsIT {

  private static final Pattern RECOGNISABLE =
      Pattern.compile("@|[0-9a-f]{8}-[0-9a-f]{4}|hg[sk]_|%[0-9a-f]{2}", Pattern.CASE_INSENSITIVE);

  private final RunningService service = RunningService.start();
  private final Gateway gateway = service.newTenant();

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void tellOfTheJvmThePoolAndTheOutboxWithUnitsAndWords() {
    List<String> names =
        List.of(
            "jvm_memory_used_bytes",
            "jvm_gc_pause_seconds",
            "jvm_threads_live_threads",
            "process_uptime_seconds",
            "process_files_open_files",
            "hikaricp_connections_active",
            "hikaricp_connections_acquire_seconds",
            "headgate_outbox_pending_events",
            "headgate_outbox_failed_events",
            "headgate_outbox_oldest_pending_seconds",
            "headgate_outbox_slot_lag_bytes");
    gateway.newUser();
    System.gc(); // is told of by a thread of the JVM, some time later
    await().untilAsserted(() -> assertThat(metrics()).contains("jvm_gc_pause_seconds"));
    String metrics = metrics();
    for (String name : names) {
      assertThat(metrics).containsPattern("(?m)^# HELP " + name + " \\S.*");
    }
    assertThat(metrics).containsPattern("(?m)^headgate_outbox_pending_events [1-9]");
    assertThat(metrics).containsPattern("(?m)^headgate_outbox_slot_lag_bytes [0-9]");
  }

  @Test
  void timeRequestsByRouteMethodAndStatus() {
    gateway.newUser();
    gateway.send("GET", "/api/v1/events/" + UUID.randomUUID(), "").expect(404);
    gateway.send("GET", "/" + Gateway.newEmail(), "").expect(404);
    assertThat(metrics())
        .contains(
            "http_server_requests_seconds_count{method=\"POST\",route=\"/v1/auth/register\",status=\"201\"}",
            "http_server_requests_seconds_count{method=\"GET\",route=\"/api/v1/events/{id}\",status=\"404\"}",
            "http_server_requests_seconds_count{method=\"GET\",route=\"unmatched\",status=\"404\"}",
            "http_server_requests_seconds_bucket{method=\"POST\",route=\"/v1/auth/register\",status=\"201\",le=\"0.25\"}");
  }

  @Test
  void countCommandsByTypeAndOutcome() {
    Gateway counted = service.newTenant();
    String email = Gateway.newEmail();
    counted.register(email).expect(201);
    counted.register(email).expect(409);
    counted.login(email, "not the password").expect(401);
    counted.post("/v1/auth/login", Gateway.body()).expect(422);
    assertThat(metrics())
        .contains(
            "headgate_commands_total{command=\"registerUser\",outcome=\"done\"}",
            "headgate_commands_total{command=\"registerUser\",outcome=\"email_taken\"} 1.0",
            "headgate_commands_total{command=\"logIn\",outcome=\"wrong_credentials\"} 1.0",
            "headgate_commands_total{command=\"logIn\",outcome=\"invalid_fields\"} 1.0");
  }

  @Test
  void nameNobody() {
    String email = Gateway.newEmail();
    String user = gateway.register(email).expect(201).text("user_id");
    String token = gateway.login(email, Gateway.PASSWORD).expect(200).text("token");
    gateway.introspect(token).expect(200);
    gateway.createKey(user).expect(201);
    gateway.send("DELETE", "/v1/auth/api-keys/" + UUID.randomUUID(), "").expect(404);
    gateway.send("GET", "/v1/users/%41/" + email, "").expect(404);
    assertThat(metrics().lines().filter(line -> RECOGNISABLE.matcher(line).find())).isEmpty();
  }

  private String metrics() {
    return gateway.send("GET", "/metrics", "").expect(200).body();
  }
}
