package dev.headgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.e2e.PipelineCases.Tenant;
import dev.headgate.e2e.gateway.Device;
import dev.headgate.verification.fold.MergedState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Aggregates of the catalogue that no code knows, from a command or SQL to whoever reads them.
interface StateCases extends VerificationCases {

  @Test
  default void showsWhatReportsMergeToHoweverTheyWereAppended() throws Exception {
    Tenant tenant = new Tenant(gateway());
    Device device = new Device(tenant.gateway());
    device.report(Map.of("uptime_seconds", 60, "target_version", 1, "cpu_percent", 12.5));
    device.report(Map.of("uptime_seconds", 120, "target_version", 1));
    List<UUID> written = new ArrayList<>(device.written());
    written.add(append(tenant, device, "{\"uptime_seconds\": 180, \"target_version\": 2}"));

    HttpResponse<String> shown = read(tenant, device, 3);
    assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
    String merged = "{\"uptime_seconds\": 180, \"target_version\": 2, \"cpu_percent\": 12.5}";
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(shown.body()).path("state")).isEqualTo(json.readTree(merged));
    tenant.assertAllIsThere(written);
    assertThat(tenant.row(Device.TYPE, device.id()))
        .containsEntry("state", MergedState.canonical(merged));

    append(tenant, device, "{\"uptime_seconds\": \"many\"}"); // SQL looks at no schema
    HttpResponse<String> parked = read(tenant, device, 4);
    assertThat(parked.statusCode()).isEqualTo(409);
    assertThat(parked.body()).contains("aggregate_parked");
    stack().run("dead-letters", "discard", "--id", device.id()).requireSuccess();
    assertThat(read(tenant, device, 4).body()).contains("\"uptime_seconds\":180");
  }

  @Test
  default void findsDamagedStatesAndHasThemRepaired() throws Exception {
    Tenant tenant = new Tenant(gateway());
    List<UUID> written = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Device device = new Device(tenant.gateway());
      device.report(Map.of("uptime_seconds", 60, "target_version", 1, "cpu_percent", 12.5));
      device.report(Map.of("uptime_seconds", 120, "target_version", i));
      written.addAll(device.written());
      ids.add(device.id());
    }
    tenant.assertAllIsThere(written);
    damage(
        "DELETE FROM projection_g1.states WHERE aggregate_id = '%s'".formatted(ids.get(0)),
        "UPDATE projection_g1.states SET state = state - 'cpu_percent' WHERE aggregate_id = '%s'"
            .formatted(ids.get(1)),
        "INSERT INTO projection_g1.states SELECT tenant_id, aggregate_type, 'nobody', 1, last_event_id,"
            + " last_updated_at, false, state FROM projection_g1.states WHERE aggregate_id = '%s'"
                .formatted(ids.get(2)),
        "UPDATE projection_g1.states SET aggregate_version = 99 WHERE aggregate_id = '%s'"
            .formatted(ids.get(2)));
    JsonNode found = verified(5, "--window", "PT1H", "--repair", "--dry-run");
    assertThat(found.path("differences").findValuesAsText("aggregate_id"))
        .contains("nobody")
        .containsAll(ids);
    verified(0, "--window", "PT1H", "--repair");
    tenant.assertAllIsThere(written);
  }

  private UUID append(Tenant tenant, Device device, String data) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                VerificationCases.jdbc(gateway().faces().commandDatabase()));
        var statement =
            connection.prepareStatement(
                "SELECT (auth_gateway.publish_event(?, ?, ?, CAST(? AS jsonb))).event_id"
                    + " FROM set_config('app.tenant_id', ?, false)")) {
      statement.setString(1, Device.TYPE);
      statement.setString(2, device.id());
      statement.setString(3, Device.REPORT);
      statement.setString(4, data);
      statement.setString(5, tenant.id().toString());
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getObject(1, UUID.class);
      }
    }
  }

  private HttpResponse<String> read(Tenant tenant, Device device, long version)
      throws IOException, InterruptedException {
    URI projector = URI.create(gateway().faces().services().get("projector-streams"));
    HttpRequest request =
        HttpRequest.newBuilder(
                projector.resolve(
                    "/v1/state/device/%s?min_version=%d&max_wait_ms=30000"
                        .formatted(device.id(), version)))
            .header("X-Headgate-Tenant", tenant.id().toString())
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString());
    }
  }
}
