package dev.headgate.projector.lookup;

import static dev.headgate.projector.lookup.ReadModel.OURS;
import static dev.headgate.projector.lookup.ReadModel.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is answered over HTTP, for whom, and after how long.
final class ReadingIT {

  private static final String TENANT = "X-Headgate-Tenant";
  private static final List<String> PATHS =
      List.of(
          "/v1/users/u1",
          "/v1/sessions/s1",
          "/v1/api-keys/k1",
          "/v1/state/device/d1",
          "/v1/users/u1/sessions",
          "/v1/users/u1/api-keys",
          "/v1/audit");

  private static ReadModel model;
  private static ReadClient client;

  @BeforeAll
  static void start() throws SQLException {
    model = ReadModel.empty();
    for (String tenant : List.of(OURS, THEIRS)) {
      model.user(tenant, "u1", 1);
      model.session(tenant, "s1", "u1");
      model.apiKey(tenant, "k1", "u1", false);
      model.state(tenant, "device", "d1");
      model.attempts(tenant, 9, "login", "u1");
    }
    client = new ReadClient(model);
  }

  @AfterAll
  static void stop() {
    client.close();
    model.close();
  }

  @Test
  void answersTheRowTheViewHas() throws SQLException {
    assertShown("/v1/users/u1", "auth_users_view");
    assertShown("/v1/sessions/s1", "auth_sessions_view");
    assertShown("/v1/api-keys/k1", "auth_api_keys_view");
    assertShown("/v1/state/device/d1", "state_projections");
    assertThat(client.get("/v1/users/u1").headers().firstValue("ETag")).hasValue("\"1\"");
    assertThat(client.send("HEAD", "/v1/users/u1").headers().firstValue("ETag")).hasValue("\"1\"");
    assertThat(client.found("/v1/users/u1").required("last_updated_at").asText())
        .isEqualTo("2026-11-21T07:32:18.444Z");
    assertThat(client.found("/v1/state/device/d1").at("/state/serial").asText()).isEqualTo("A1");
    assertThat(client.get("/v1/state/device/d1").body())
        .as("every digit of a number")
        .contains("\"price\":12345678901234567.10");
  }

  @Test
  void showsEachTenantItsOwnRowsAlone() throws SQLException {
    model.user(THEIRS, "only-theirs", 1);
    client.refused(404, "not_found", "/v1/users/only-theirs");
    client.found("/v1/users/only-theirs", TENANT, THEIRS);
    for (String path : PATHS) {
      for (String tenant : List.of(OURS, THEIRS)) {
        JsonNode answer = client.found(path, TENANT, tenant);
        assertThat(answer.findValuesAsText("tenant_id")).as(path).isNotEmpty().containsOnly(tenant);
      }
      HttpResponse<String> nobodys =
          client.get(path, TENANT, "00000000-0000-7000-8000-000000000003");
      assertThat(nobodys.body()).doesNotContain(OURS, THEIRS);
      client.refused(401, "unauthenticated", path, TENANT, "x' OR true --");
      client.refused(401, "unauthenticated", path, "X-Forwarded-For", "10.0.0.1");
    }
  }

  @Test
  void saysThatNothingIsThere() throws SQLException {
    model.apiKey(OURS, "deleted", "u1", true);
    for (String path :
        List.of(
            "/v1/users/nobody",
            "/v1/sessions/nobody",
            "/v1/api-keys/deleted",
            "/v1/state/device/nobody",
            "/v1/state/Device/d1",
            "/v1/users/a%20b",
            "/v1/nothing")) {
      client.refused(404, "not_found", path);
    }
    assertThat(client.found("/v1/users/nobody/sessions").required("items")).isEmpty();
  }

  @Test
  void refusesWhatItCannotUse() {
    for (String query :
        List.of("limit=0", "limit=501", "limit=x", "limt=1", "limit=1&limit=2", "cursor=%00")) {
      client.refused(400, "invalid_query", "/v1/users/u1/sessions?" + query);
      client.refused(400, "invalid_query", "/v1/audit?" + query);
    }
    for (String query : List.of("min_version=0", "min_version=x", "max_wait_ms=30001", "limit=1")) {
      client.refused(400, "invalid_query", "/v1/users/u1?" + query);
    }
    for (String query : List.of("success=maybe", "from=yesterday", "order=up", "subject_id=")) {
      client.refused(400, "invalid_query", "/v1/audit?" + query);
    }
    client.refused(
        400, "invalid_query", "/v1/users/u1?min_version=1", "X-Headgate-Min-Version", "2");
    assertThat(client.send("DELETE", "/v1/users/u1").statusCode()).isEqualTo(405);
  }

  @Test
  void walksAListOnceWhateverItsPages() throws SQLException {
    List<String> ids =
        IntStream.rangeClosed(1, 23).mapToObj("walk-%02d"::formatted).toList().reversed();
    for (String id : ids) {
      model.session(OURS, id, "walker");
      model.apiKey(OURS, id, "walker", false);
      model.session(THEIRS, "x" + id, "walker");
    }
    for (int limit : new int[] {1, 7, 23, 500}) {
      assertThat(walk("/v1/users/walker/sessions?limit=" + limit, "session_id")).isEqualTo(ids);
      assertThat(walk("/v1/users/walker/api-keys?limit=" + limit, "key_id")).isEqualTo(ids);
    }
    String cursor =
        client.found("/v1/users/walker/sessions?limit=1").required("next_cursor").asText();
    client.refused(400, "invalid_query", "/v1/users/walker/api-keys?cursor=" + cursor);
    client.refused(400, "invalid_query", "/v1/audit?cursor=" + cursor);
    client.refused(400, "invalid_query", "/v1/users/walker/sessions?cursor=" + cursor + "AAAA");
  }

  @Test
  void findsAttemptsByEveryFilterInBothDirections() throws SQLException {
    model.attempts(OURS, 9, "mfa", "u2");
    List<String> newest = walk("/v1/audit?limit=4", "event_id");
    assertThat(newest).hasSize(18).doesNotHaveDuplicates();
    assertThat(walk("/v1/audit?limit=4&order=asc", "event_id")).isEqualTo(newest.reversed());
    assertThat(walk("/v1/audit?subject_id=u2&limit=4", "subject_id")).hasSize(9).containsOnly("u2");
    assertThat(walk("/v1/audit?event_type=mfa&order=asc", "event_type"))
        .hasSize(9)
        .containsOnly("mfa");
    assertThat(walk("/v1/audit?subject_id=u2&event_type=login", "event_id")).isEmpty();
    assertThat(walk("/v1/audit?success=false&subject_id=u1", "success"))
        .hasSize(3)
        .containsOnly("false");
    assertThat(
            walk(
                "/v1/audit?subject_id=u1&from=2026-01-01T00:02:00Z&to=2026-01-01T00:04:00Z",
                "occurred_at"))
        .containsExactly("2026-01-01T00:03:00.000Z", "2026-01-01T00:02:00.000Z");
    String cursor = client.found("/v1/audit?limit=1").required("next_cursor").asText();
    client.refused(400, "invalid_query", "/v1/audit?order=asc&cursor=" + cursor);
  }

  @Test
  void waitsUntilTheVersionIsShown() throws Exception {
    CompletableFuture<JsonNode> waiting =
        CompletableFuture.supplyAsync(
            () -> client.found("/v1/users/late?min_version=2&max_wait_ms=30000"));
    CompletableFuture<JsonNode> likewise =
        CompletableFuture.supplyAsync(
            () -> client.found("/v1/users/late?max_wait_ms=30000", "X-Headgate-Min-Version", "2"));
    model.user(OURS, "late", 1);
    model.user(THEIRS, "late", 2);
    assertThat(waiting.isDone()).isFalse();
    model.user(OURS, "late", 2);
    assertThat(waiting.get().required("aggregate_version").asLong()).isEqualTo(2);
    assertThat(likewise.get().required("tenant_id").asText()).isEqualTo(OURS);
    assertThat(client.metrics())
        .contains("headgate_projector_wait_seconds_count{outcome=\"shown\"}");
  }

  @Test
  void saysWhenToAskAgainForAVersionThatDidNotCome() {
    HttpResponse<String> answer =
        client.refused(503, "version_not_shown", "/v1/users/u1?min_version=2&max_wait_ms=1");
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    client.refused(503, "version_not_shown", "/v1/users/never?min_version=1&max_wait_ms=0");
    client.found("/v1/state/device/d1?min_version=1");
    client.refused(503, "version_not_shown", "/v1/state/device/d1?min_version=2&max_wait_ms=0");
    client.refused(503, "version_not_shown", "/v1/state/gateway/d1?min_version=1&max_wait_ms=0");
  }

  @Test
  void doesNotWaitForAnAggregateThatIsParked() throws SQLException {
    model.user(OURS, "parked", 1);
    model.deadLetter(OURS, "user", "parked");
    model.deadLetter(THEIRS, "user", "u1");
    client.refused(409, "aggregate_parked", "/v1/users/parked?min_version=2&max_wait_ms=30000");
    client.found("/v1/users/parked?min_version=1");
    model.deadLetter(OURS, "device", "d2");
    client.refused(409, "aggregate_parked", "/v1/state/device/d2?min_version=1&max_wait_ms=30000");
    client.refused(503, "version_not_shown", "/v1/users/u1?min_version=9&max_wait_ms=0");
  }

  @Test
  void seesADeletionComeAsAVersion() throws SQLException {
    model.apiKey(OURS, "gone", "u1", true);
    client.refused(404, "not_found", "/v1/api-keys/gone?min_version=1");
  }

  private static void assertShown(String path, String view) throws SQLException {
    JsonNode answer = client.found(path);
    Set<String> columns =
        new TreeSet<>(
            model.rows(
                "SELECT column_name FROM information_schema.columns WHERE table_name = '"
                    + view
                    + "' AND table_schema = 'public'"));
    Set<String> fields = new TreeSet<>();
    answer.fieldNames().forEachRemaining(fields::add);
    assertThat(fields).isEqualTo(columns);
    for (String column : columns) {
      JsonNode value = answer.required(column);
      if (value.isTextual() && !column.endsWith("_at")) {
        assertThat(
                model.rows(
                    "SELECT " + column + " FROM " + view + " WHERE tenant_id = '" + OURS + "'"))
            .contains(value.textValue());
      }
    }
  }

  private static List<String> walk(String path, String field) {
    List<String> seen = new ArrayList<>();
    Set<String> cursors = new HashSet<>();
    String cursor = "";
    do {
      JsonNode page = client.found(path + cursor);
      page.required("items").forEach(item -> seen.add(item.required(field).asText()));
      JsonNode next = page.required("next_cursor");
      cursor = next.isNull() ? "" : "&cursor=" + next.asText();
      assertThat(cursor.isEmpty() || cursors.add(cursor)).as("a new cursor").isTrue();
    } while (!cursor.isEmpty());
    return seen;
  }
}
