package dev.headgate.command.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.Gateway;
import dev.headgate.command.Reply;
import dev.headgate.command.RunningService;
import dev.headgate.command.identifier.Identifiers;
import dev.headgate.event.WireTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What became of an aggregate, what it was, and what led to what.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TimelineIT implements ArchivedDaysCases {

  private static final String ABSENT = "/api/v1/events/aggregate/device/nobody";

  private final RunningService service = RunningService.start();
  private final Identifiers identifiers = new Identifiers(InstantSource.system());
  private final Gateway gateway = service.newTenant();

  @Override
  public RunningService service() {
    return service;
  }

  @Override
  public Gateway gateway() {
    return gateway;
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void tellsTheVersionsOfAnAggregateInTheirOrder() {
    for (int uptime = 1; uptime <= 5; uptime++) {
      heartbeat("h1", uptime);
    }
    String path = "/api/v1/events/aggregate/device/h1/history";
    Reply first = get(path + "?limit=2").expect(200);
    assertThat(first.header("ETag")).isEqualTo("\"5\"");
    assertThat(first.json().required("first_version").longValue()).isEqualTo(1);
    assertThat(ArchivedDaysCases.versions(first)).containsExactly(1L, 2L);
    Reply second = get(path + "?limit=3&cursor=" + first.text("next_cursor")).expect(200);
    assertThat(ArchivedDaysCases.versions(second)).containsExactly(3L, 4L, 5L);
    assertThat(second.json().required("next_cursor").isNull()).isTrue();
    assertThat(ArchivedDaysCases.versions(get(path + "?order=desc&limit=2")))
        .containsExactly(5L, 4L);
    service.newTenant().send("GET", path, "").expect(404);
    get(ABSENT + "/history").expect(404);
    get("/api/v1/events/aggregate/Device/h1/history").expect(404);
  }

  @Test
  void tellsWhatAnAggregateWasAtAVersionAndAtATime() {
    String path = "/api/v1/events/aggregate/target_state/t1/state";
    String first = config("t1", "{\"a\":1,\"b\":2.50}");
    config("t1", "{\"a\":null,\"c\":\"x\"}");

    assertThat(get(path + "?version=1").expect(200).body())
        .contains("\"b\": 2.50", "\"aggregate_version\":1,"); // every digit
    assertThat(get(path + "?as_of=" + first).expect(200).body())
        .contains("\"aggregate_version\":1,");
    for (String query : List.of("", "?version=2", "?as_of=2999-01-01T00:00:00Z")) {
      Reply newest = get(path + query).expect(200);
      assertThat(newest.header("ETag")).isEqualTo("\"2\"");
      assertThat(newest.json().required("state").required("config").toString())
          .isEqualTo("{\"b\":2.5,\"c\":\"x\"}");
    }
    String earlier = WireTime.format(WireTime.parse(first).minusMillis(1));
    for (String query : List.of("?version=3", "?as_of=" + earlier)) {
      assertThat(get(path + query).expect(404).code()).isEqualTo("not_found");
    }
    service.newTenant().send("GET", path, "").expect(404);
    get(ABSENT + "/state").expect(404);
  }

  @Test
  void knowsTheStatesThatCommandsAreDecidedOn() {
    Gateway auth = service.newTenant();
    String email = Gateway.newEmail();
    String user = auth.register(email).expect(201).text("user_id");
    agree(auth);
    auth.login(email, Gateway.PASSWORD).expect(200);
    agree(auth);
    String session = auth.createSession(user).expect(201).text("session_id");
    auth.post("/v1/auth/sessions/" + session + "/revoke", Gateway.body()).expect(200);
    agree(auth);
    String key = auth.createKey(user).expect(201).text("key_id");
    auth.send(
            "PUT",
            "/v1/auth/users/" + user,
            "{\"email\":\"%s\",\"role\":\"owner\",\"provider\":\"okta\",\"name\":\"Ada\"}"
                .formatted(email))
        .expect(200);
    agree(auth);
    ObjectNode expiry = Gateway.body().put("expires_at", "2099-01-01T00:00:00+02:00");
    auth.post("/v1/auth/api-keys/" + key + "/rotate", expiry).expect(200);
    agree(auth);
    auth.post("/v1/auth/api-keys/" + key + "/revoke", Gateway.body()).expect(200);
    agree(auth);
    auth.send("DELETE", "/v1/auth/api-keys/" + key, "").expect(200);
    agree(auth);
    String path = "/api/v1/events/aggregate/api_key/" + key + "/state?version=";
    assertThat(auth.send("GET", path + 2, "").expect(200).json().required("state").toString())
        .isEqualTo(
            "{\"status\":\"active\",\"user_id\":\"%s\",\"expires_at\":\"2098-12-31T22:00:00.000Z\",\"access_level\":\"read\"}"
                .formatted(user));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "as_of=yesterday",
        "as_of=2026-11-21",
        "as_of=%2B1000000000-01-01T00:00:00Z",
        "version=0",
        "version=-1",
        "version=two",
        "version=9223372036854775808",
        "version=1&as_of=2026-11-21T00:00:00Z",
        "surplus=1"
      })
  void refusesMomentsThatAreNone(String query) {
    Reply refused = get(ABSENT + "/state?" + query).expect(400);
    assertThat(refused.code()).isEqualTo("invalid_query");
  }

  @Test
  void showsWhatLedToWhatAndLosesNothing() {
    String correlation = UUID.randomUUID().toString();
    String one = identifiers.next().toString();
    String other = identifiers.next().toString();
    String root = link(correlation, identifiers.next().toString(), null);
    String child = link(correlation, identifiers.next().toString(), root);
    String second = link(correlation, identifiers.next().toString(), root);
    String grandchild = link(correlation, identifiers.next().toString(), child);
    String orphan = link(correlation, identifiers.next().toString(), UUID.randomUUID().toString());
    link(correlation, one, other);
    link(correlation, other, one);
    String self = identifiers.next().toString();
    link(correlation, self, self);
    link(UUID.randomUUID().toString(), identifiers.next().toString(), root);

    String path = "/api/v1/events/chain/" + correlation;
    JsonNode chain = get(path).expect(200).json();
    assertThat(chain.required("truncated").booleanValue()).isFalse();
    assertThat(links(chain))
        .containsExactly(
            "0 " + root + " <- null",
            "1 " + child + " <- " + root,
            "2 " + grandchild + " <- " + child,
            "1 " + second + " <- " + root,
            "0 " + orphan + " <- null",
            "0 " + one + " <- null",
            "1 " + other + " <- " + one,
            "0 " + self + " <- null");
    assertThat(get(path + "?limit=8").json().required("truncated").booleanValue()).isFalse();
    JsonNode some = get(path + "?limit=2").expect(200).json();
    assertThat(some.required("truncated").booleanValue()).isTrue();
    assertThat(some.required("items")).hasSize(2);
    for (String query : List.of("?limit=0", "?limit=1001", "?limit=x", "?order=asc")) {
      assertThat(get(path + query).code()).isEqualTo("invalid_query");
    }
    service.newTenant().send("GET", path, "").expect(404);
    get("/api/v1/events/chain/nothing").expect(404);
  }

  @Test
  void followsADeepChainToItsEnd() {
    String correlation = UUID.randomUUID().toString();
    @Nullable String cause = null;
    for (int depth = 0; depth < 50; depth++) {
      cause = link(correlation, identifiers.next().toString(), cause);
    }
    JsonNode items =
        get("/api/v1/events/chain/" + correlation).expect(200).json().required("items");
    assertThat(items.get(49).required("depth").intValue()).isEqualTo(49);
  }

  /// There are no heads whose state is not what their events are said to make of them.
  private void agree(Gateway auth) {
    assertThat(
            service.query(
                """
                SELECT a.aggregate_type || ': ' || a.state || ' <> ' || coalesce(r.state::text, 'nothing')
                  FROM set_config('app.tenant_id', '%1$s', false) AS tenant,
                       LATERAL (SELECT * FROM auth_gateway.aggregates WHERE tenant_id = tenant::uuid) AS a
                  LEFT JOIN LATERAL auth_gateway.rebuild_state(a.aggregate_type, a.aggregate_id) AS r ON true
                 WHERE a.aggregate_type <> 'audit' AND r.state IS DISTINCT FROM a.state
                """
                    .formatted(auth.tenant())))
        .isEmpty();
  }

  private String link(String correlation, String id, @Nullable String cause) {
    ObjectNode event =
        Gateway.body()
            .put("aggregate_type", "audit")
            .put("aggregate_id", id)
            .put("event_type", "AuthEventLogged")
            .put("correlation_id", correlation)
            .put("causation_id", cause);
    event
        .putObject("data")
        .put("event_type", "mfa")
        .put("success", true)
        .put("platform", "web")
        .put("subject_type", "user");
    return gateway.post("/api/v1/events", event).expect(201).text("event_id");
  }

  private static List<String> links(JsonNode chain) {
    List<String> links = new ArrayList<>();
    for (JsonNode item : chain.required("items")) {
      links.add(
          "%s %s <- %s"
              .formatted(
                  item.required("depth"),
                  item.required("event").required("event_id").textValue(),
                  item.required("parent_event_id").textValue()));
    }
    return links;
  }

  private void heartbeat(String device, int uptime) {
    ObjectNode event =
        Gateway.body()
            .put("aggregate_type", "device")
            .put("aggregate_id", device)
            .put("event_type", "DeviceHeartbeat");
    event.putObject("data").put("uptime_seconds", uptime).put("target_version", 0);
    gateway.post("/api/v1/events", event).expect(201);
  }

  /// Changes settings of a target state.
  ///
  /// @return when
  private String config(String id, String config) {
    return gateway
        .send(
            "POST",
            "/api/v1/events",
            """
            {"aggregate_type": "target_state", "aggregate_id": "%s", "event_type": "TargetStateConfigChanged",
             "data": {"target_version": 1, "config": %s}}
            """
                .formatted(id, config))
        .expect(201)
        .text("occurred_at");
  }

  private Reply get(String path) {
    return gateway.send("GET", path, "");
  }
}
