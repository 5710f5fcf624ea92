package dev.headgate.command;

import static dev.headgate.command.ServiceClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.command.migration.RolePasswords;
import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.process.postgres.PostgresUrl;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// What clients are told while the database is gone.
final class DatabaseAwayIT {

  static final String AUDIT =
      "{\"event_type\":\"mfa\",\"success\":true,\"platform\":\"web\",\"subject_type\":\"user\"}";

  @Test
  void refusesWith503AndComesBackByItself() throws Exception {
    try (PostgresServer postgres = PostgresServer.temporary();
        CommandService service = start(postgres)) {
      ServiceClient client = new ServiceClient(service.port());
      assertThat(log(client).statusCode()).isEqualTo(201);
      postgres.stopImmediately();
      HttpResponse<String> refused = log(client);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(refused.body()).contains("database_unavailable").doesNotContain("org.postgresql");
      HttpResponse<String> health = client.get("/health");
      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(json(health).required("status").textValue()).isEqualTo("unavailable");
      assertThat(json(health).at("/database/healthy").booleanValue()).isFalse();
      assertThat(json(health).required("outbox").toString())
          .isEqualTo(
              "{\"pending\":null,\"failed\":null,\"oldest_pending_seconds\":null,"
                  + "\"slot\":{\"lag_bytes\":null,\"wal_status\":null}}");
      assertThat(client.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(client.get("/health/ready").statusCode()).isEqualTo(503);
      assertThat(client.get("/metrics").body()).contains("headgate_outbox_pending_events NaN");
      postgres.start();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(log(client).statusCode()).isEqualTo(201));
    }
  }

  static CommandService start(PostgresServer postgres) {
    postgres.createDatabase("headgate_command");
    PostgresUrl administrator = PostgresUrl.parse(postgres.url("headgate_command"));
    return CommandService.start(
        new Configuration(
            "127.0.0.1",
            0,
            PostgresUrl.parse(
                "postgresql://headgate_command:c@"
                    + administrator.authority()
                    + "/headgate_command"),
            Optional.of(
                new Configuration.Administration(
                    administrator, new RolePasswords("c", "r", "e", "m"))),
            Base64.getEncoder().encodeToString(new byte[32]),
            true),
        Catalogue.shipped());
  }

  private static HttpResponse<String> log(ServiceClient client) {
    return client.post("/v1/auth/audit", AUDIT);
  }
}
