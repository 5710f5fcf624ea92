package dev.headgate.command.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.Gateway;
import dev.headgate.command.Reply;
import dev.headgate.command.RunningService;
import dev.headgate.command.identifier.Identifiers;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Events of types without a decider: many at once, all or none, or only tried.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BatchIT {

  private static final String BATCH = "/api/v1/events/batch";
  private static final String VALIDATE = "/api/v1/events/validate";

  private final RunningService service = RunningService.start();
  private final Identifiers identifiers = new Identifiers(InstantSource.system());

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void appendsAThousandInTheirOrderAndOneTransaction() {
    Gateway gateway = service.newTenant();
    ObjectNode body = batch(IntStream.range(0, 1_000).mapToObj(i -> device("d" + i % 3)).toList());
    Reply reply = gateway.post(BATCH, body).expect(201);
    assertThat(texts(reply.json().required("event_ids")))
        .isEqualTo(texts(reply.json().required("events"), "event_id"))
        .isEqualTo(inOrder(gateway));
    assertThat(texts(reply.json().required("events"), "aggregate_id"))
        .isEqualTo(IntStream.range(0, 1_000).mapToObj(i -> "d" + i % 3).toList());
    assertThat(texts(reply.json().required("events"), "aggregate_version"))
        .isEqualTo(IntStream.range(0, 1_000).mapToObj(i -> String.valueOf(i / 3 + 1)).toList());
    assertThat(gateway.column("DISTINCT tx_id", "true")).hasSize(1);
  }

  @Test
  void appendsNoneWhenOneCannotBe() {
    Gateway gateway = service.newTenant();
    ObjectNode stale = device("d1").put("expected_version", 0);
    Reply reply = gateway.post(BATCH, batch(List.of(device("d1"), device("d2"), stale, stale)));
    refused(
        reply, 409, "version_conflict", "/events/2/expected_version", "/events/3/expected_version");
    assertThat(reply.header("Retry-After")).as("it would be refused again").isEmpty();
    ObjectNode old = attempt(UUID.fromString("0199c1a0-0000-7000-8000-0000000000a1"));
    refused(
        gateway.post(BATCH, batch(List.of(device("d1"), old))),
        422,
        "invalid_fields",
        "/events/1/aggregate_id");
    ObjectNode untyped = device("d1").put("event_type", "Invented");
    refused(
        gateway.post(BATCH, batch(List.of(device("d1"), untyped))),
        422,
        "event_type_unknown",
        "/events/1/event_type");
    assertThat(gateway.events("%")).isZero();
  }

  @Test
  void countsTheEventsBeforeItInAnExpectedVersion() {
    Gateway gateway = service.newTenant();
    gateway.post("/api/v1/events", device("d1")).expect(201);
    List<ObjectNode> chain =
        List.of(
            device("d1").put("expected_version", 1),
            device("d2").put("expected_version", 0),
            device("d1").put("expected_version", 2),
            device("d1"));
    assertThat(
            texts(
                gateway.post(BATCH, batch(chain)).expect(201).json().required("events"),
                "aggregate_version"))
        .containsExactly("2", "1", "3", "4");
  }

  @Test
  void isCarriedOutOnceForAKey() {
    Gateway gateway = service.newTenant();
    String key = UUID.randomUUID().toString();
    ObjectNode body = batch(List.of(device("d1"), device("d2")));
    Reply first = gateway.post(BATCH, body, "Idempotency-Key", key).expect(201);
    Reply again = gateway.post(BATCH, body, "Idempotency-Key", key).expect(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(gateway.events("%")).isEqualTo(2);
  }

  @Test
  void tellsAtWhichVersionAnAggregateIs() {
    Gateway gateway = service.newTenant();
    gateway.post("/api/v1/events", device("d1")).expect(201);
    Reply reply = gateway.post("/api/v1/events", device("d1").put("expected_version", 0));
    refused(reply, 409, "version_conflict", "/expected_version");
    ObjectNode attempt = attempt(identifiers.next());
    gateway.post("/api/v1/events", attempt).expect(201);
    refused(gateway.post("/api/v1/events", attempt), 409, "version_conflict", "/aggregate_id");
    assertThat(gateway.events("%")).isEqualTo(2);
  }

  @Test
  void letsOneOfManyWhoExpectTheSameVersionAppend() {
    Gateway gateway = service.newTenant();
    List<Integer> statuses =
        Gateway.together(
                8,
                _ ->
                    gateway.post(
                        BATCH,
                        batch(List.of(device("x"), device("d1").put("expected_version", 0)))))
            .stream()
            .map(Reply::status)
            .sorted()
            .toList();
    assertThat(statuses).containsExactly(201, 409, 409, 409, 409, 409, 409, 409);
    assertThat(gateway.versions("d1")).containsExactly(1L);
    assertThat(gateway.versions("x")).containsExactly(1L);
  }

  @Test
  void triesWithoutWriting() {
    Gateway gateway = service.newTenant();
    gateway.post("/api/v1/events", device("d1")).expect(201);
    assertThat(valid(gateway, device("d1").put("expected_version", 1))).isEmpty();
    assertThat(valid(gateway, batch(List.of(device("d1"), attempt(identifiers.next()))))).isEmpty();
    assertThat(valid(gateway, device("d1").put("expected_version", 0)))
        .containsExactly("/expected_version version_conflict");
    ObjectNode decided =
        device("d1").put("aggregate_type", "user").put("event_type", "UserUpserted");
    assertThat(valid(gateway, batch(List.of(decided, device("d1").put("expected_version", 7)))))
        .containsExactly(
            "/events/0/event_type event_type_decided",
            "/events/1/expected_version version_conflict");
    assertThat(valid(gateway, Gateway.body()))
        .contains("/aggregate_type invalid_fields", "/data invalid_fields");
    assertThat(gateway.events("%")).isEqualTo(1);
  }

  @Test
  void refusesAuthorsByRole() {
    Gateway gateway = service.newTenant();
    ObjectNode system = device("d1").put("created_by", "system");
    refused(
        gateway.post(BATCH, batch(List.of(device("d1"), system)), "X-Headgate-Roles", "gateway"),
        403,
        "forbidden",
        "/events/1/created_by");
    gateway.post(BATCH, batch(List.of(system)), "X-Headgate-Roles", "system").expect(201);
    assertThat(gateway.column("created_by", "true")).containsExactly("system");
  }

  private List<String> valid(Gateway gateway, ObjectNode body) {
    JsonNode answer = gateway.post(VALIDATE, body).expect(200).json();
    List<String> errors =
        StreamSupport.stream(answer.required("errors").spliterator(), false)
            .map(error ->
                error.required("pointer").textValue() + " " + error.required("code").textValue())
            .toList();
    assertThat(answer.required("valid").booleanValue()).isEqualTo(errors.isEmpty());
    return errors;
  }

  private List<String> inOrder(Gateway gateway) {
    return service.query(
        "SELECT event_id FROM auth_gateway.outbox WHERE tenant_id = '%s' ORDER BY event_number"
            .formatted(gateway.tenant()));
  }

  private static void refused(Reply reply, int status, String code, String... pointers) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertThat(reply.code()).isEqualTo(code);
    assertThat(texts(reply.json().required("errors"), "pointer")).containsExactly(pointers);
  }

  private static ObjectNode batch(List<ObjectNode> events) {
    ObjectNode body = Gateway.body();
    body.putArray("events").addAll(events);
    return body;
  }

  private static ObjectNode device(String id) {
    ObjectNode event =
        Gateway.body()
            .put("aggregate_type", "device")
            .put("aggregate_id", id)
            .put("event_type", "DeviceOffline");
    event
        .putObject("data")
        .put("status", "offline")
        .put("reason", "heartbeat_missed")
        .put("last_seen_at", "2026-11-21T08:29:58.250Z");
    return event;
  }

  private static ObjectNode attempt(UUID id) {
    ObjectNode event =
        Gateway.body()
            .put("aggregate_type", "audit")
            .put("aggregate_id", id.toString())
            .put("event_type", "AuthEventLogged");
    event
        .putObject("data")
        .put("event_type", "mfa")
        .put("success", true)
        .put("platform", "web")
        .put("subject_type", "user");
    return event;
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static List<String> texts(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(element -> element.required(field).asText())
        .toList();
  }
}
