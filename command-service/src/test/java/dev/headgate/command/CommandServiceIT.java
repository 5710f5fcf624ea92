package dev.headgate.command;

import static dev.headgate.command.ServiceClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The whole service over HTTP on a real PostgreSQL.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CommandServiceIT {

  private static final String PASSWORD = "correct horse battery";

  private final RunningService service = RunningService.start();
  private final ServiceClient client = service.client();

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void registersSignsInAndSignsOut() throws Exception {
    String email = email();
    HttpResponse<String> registered = register(email);
    assertThat(registered.statusCode()).isEqualTo(201);
    assertThat(registered.headers().firstValue("ETag")).hasValue("\"1\"");
    String userId = json(registered).required("user_id").textValue();
    JsonNode session = json(login(email, PASSWORD));
    assertThat(session.required("user_id").textValue()).isEqualTo(userId);
    assertThat(session.required("event_ids")).hasSize(3);
    String token = session.required("token").textValue();
    assertThat(active(token)).isTrue();
    assertThat(post("/v1/auth/logout", "{\"token\":\"%s\"}".formatted(token)).statusCode())
        .isEqualTo(200);
    assertThat(active(token)).isFalse();
  }

  @Test
  void voidsTheOldSecretWithTheRotation() throws Exception {
    String userId = json(register(email())).required("user_id").textValue();
    JsonNode key =
        json(
            post(
                "/v1/auth/api-keys",
                "{\"user_id\":\"%s\",\"name\":\"ci\",\"access_level\":\"read\"}"
                    .formatted(userId)));
    String id = key.required("key_id").textValue();
    String old = key.required("secret").textValue();
    String fresh =
        json(post("/v1/auth/api-keys/" + id + "/rotate", "")).required("secret").textValue();
    assertThat(active(old)).isFalse();
    assertThat(active(fresh)).isTrue();
    assertThat(post("/v1/auth/api-keys/" + id + "/revoke", "").statusCode()).isEqualTo(200);
    assertThat(active(fresh)).isFalse();
    assertThat(send("DELETE", "/v1/auth/api-keys/" + id, "").statusCode()).isEqualTo(200);
    assertThat(send("DELETE", "/v1/auth/api-keys/" + id, "").statusCode()).isEqualTo(404);
    assertThat(count("data::text LIKE '%" + old + "%'")).isZero();
  }

  @Test
  void checksIfMatchAgainstTheVersion() throws Exception {
    String path = "/v1/auth/users/" + UUID.randomUUID();
    String body = "{\"email\":\"%s\",\"role\":\"member\",\"provider\":\"okta\"}".formatted(email());
    assertThat(send("PUT", path, body, "If-Match", "*").statusCode()).isEqualTo(412);
    assertThat(send("PUT", path, body).statusCode()).isEqualTo(201);
    assertThat(send("PUT", path, body, "If-Match", "\"1\"").statusCode()).isEqualTo(200);
    assertThat(send("PUT", path, body, "If-Match", "\"1\"").statusCode()).isEqualTo(412);
    assertThat(send("PUT", path, body, "If-Match", "1").statusCode()).isEqualTo(400);
  }

  @Test
  void refusesBadRequestsPreciselyAndWritesNothing() throws Exception {
    long before = count("true");
    refused(post("/v1/auth/register", "{\"email\":1,\"x\":2}"), 422, "invalid_fields");
    refused(post("/v1/auth/register", "{\"a\":1,\"a\":2}"), 400, "malformed_json");
    refused(post("/v1/auth/register", "{} {}"), 400, "malformed_json");
    refused(post("/v1/auth/register", "[]"), 400, "malformed_json");
    refused(post("/v1/auth/register", "{\"email\":\"\\u0000\"}"), 422, "invalid_fields");
    refused(post("/v1/auth/register", "[".repeat(99)), 400, "malformed_json");
    refused(post("/v1/auth/register", " ".repeat(600_000)), 413, "body_too_large");
    refused(post("/nowhere", "{}"), 404, "not_found");
    refused(send("PATCH", "/v1/auth/login", "{}"), 405, "method_not_allowed");
    refused(
        send("POST", "/v1/auth/login", "{}", "Content-Type", "text/plain"),
        415,
        "unsupported_media_type");
    refused(
        post(
            "/api/v1/events",
            "{\"aggregate_type\":\"session\",\"aggregate_id\":\"s\",\"event_type\":\"SessionCreated\",\"data\":{}}"),
        422,
        "event_type_decided");
    refused(
        post(
            "/api/v1/events",
            "{\"aggregate_type\":\"audit\",\"aggregate_id\":\"%s\",\"event_type\":\"AuthEventLogged\","
                    .formatted(UUID.randomUUID())
                + "\"data\":{\"event_type\":\"mfa\",\"success\":true,\"platform\":\"web\",\"subject_type\":\"user\"},"
                + "\"metadata\":{\"note\":\"%s\"}}".formatted("x".repeat(20_000))),
        422,
        "invalid_fields");
    assertThat(count("true")).isEqualTo(before);
  }

  @Test
  void findsAnAuditEventByItsId() throws Exception {
    HttpResponse<String> logged =
        post(
            "/v1/auth/audit",
            "{\"event_type\":\"mfa\",\"success\":true,\"platform\":\"web\",\"subject_type\":\"user\"}");
    assertThat(logged.statusCode()).isEqualTo(201);
    HttpResponse<String> found =
        send("GET", logged.headers().firstValue("Location").orElseThrow(), "");
    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(json(found).required("event_type").textValue()).isEqualTo("AuthEventLogged");
    HttpResponse<String> foreign =
        send(
            "GET",
            logged.headers().firstValue("Location").orElseThrow(),
            "",
            "X-Headgate-Tenant",
            UUID.randomUUID().toString());
    assertThat(foreign.statusCode()).isEqualTo(404);
  }

  @Test
  void saysHowItIs() throws Exception {
    JsonNode health = json(send("GET", "/health", ""));
    assertThat(health.required("status").textValue()).isEqualTo("ok");
    assertThat(health.at("/outbox/slot/wal_status").textValue()).isEqualTo("reserved");
  }

  @Test
  void tellsKnownCallersWhatIsSwitchedOn() throws Exception {
    JsonNode status = json(send("GET", "/api/v1/status", ""));
    assertThat(status.required("authenticator").textValue()).isEqualTo("development");
    assertThat(status.at("/database/postgresql").textValue()).startsWith("18");
    assertThat(status.at("/database/partitions_ahead").intValue()).isGreaterThanOrEqualTo(6);
    assertThat(status.at("/caller/roles/0").textValue()).isEqualTo("all");
    assertThat(service.secrets()).noneMatch(status.toString()::contains);
  }

  private static void refused(HttpResponse<String> response, int status, String code)
      throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(response).required("code").textValue()).isEqualTo(code);
  }

  private HttpResponse<String> register(String email) throws Exception {
    return post(
        "/v1/auth/register", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD));
  }

  private HttpResponse<String> login(String email, String password) throws Exception {
    return post("/v1/auth/login", loginBody(email, password));
  }

  private static String loginBody(String email, String password) {
    return "{\"email\":\"%s\",\"password\":\"%s\",\"platform\":\"web\"}".formatted(email, password);
  }

  private boolean active(String token) throws Exception {
    return json(post("/v1/auth/introspect", "{\"token\":\"%s\"}".formatted(token)))
        .required("active")
        .booleanValue();
  }

  private static String email() {
    return UUID.randomUUID() + "@example.org";
  }

  private HttpResponse<String> post(String path, String body) {
    return client.post(path, body);
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers) {
    return client.send(method, path, body, headers);
  }

  private long count(String condition) {
    return service.query("SELECT 1 FROM auth_gateway.outbox WHERE " + condition).size();
  }
}
