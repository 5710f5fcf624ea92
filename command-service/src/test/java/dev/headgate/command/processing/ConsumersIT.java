package dev.headgate.command.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.Gateway;
import dev.headgate.command.Reply;
import dev.headgate.command.RunningService;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What those who pull the log need: what is left, how far they are, where they were.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConsumersIT {

  private static final String LEFT = "/api/v1/events/unprocessed?processor=p";

  private final RunningService service = RunningService.start();

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void listsWhatAProcessorHasNotCompletedTheOldestFirst() {
    Gateway gateway = service.newTenant();
    List<String> ids = append(gateway, "DeviceOffline", 4);
    say(gateway, ids.get(1), "completed").expect(200);
    fail(gateway, ids.get(2), "no ink").expect(200);
    JsonNode page = left(gateway, LEFT);
    assertThat(ids(page)).containsExactly(ids.get(0), ids.get(2), ids.get(3));
    assertThat(page.at("/items/0/processing").isNull()).isTrue();
    assertThat(page.at("/items/1/processing/status").textValue()).isEqualTo("failed");
    assertThat(page.at("/items/1/processing/error").textValue()).isEqualTo("no ink");
    assertThat(page.at("/items/1/processing/attempts").intValue()).isEqualTo(1);
    assertThat(ids(left(gateway, LEFT.replace("=p", "=other")))).isEqualTo(ids);
    assertThat(ids(left(service.newTenant(), LEFT))).isEmpty();
  }

  @Test
  void neverPassesALateCommitBy() throws SQLException {
    Gateway gateway = service.newTenant();
    try (Connection late = service.postgres().connect("headgate_command");
        Statement statement = late.createStatement()) {
      late.setAutoCommit(false);
      statement.execute(
          "SELECT set_config('app.tenant_id', '%s', true)".formatted(gateway.tenant()));
      statement.execute(
          "SELECT auth_gateway.publish_event('device', 'late', 'DeviceOffline', '{}')");
      List<String> early = appendOnly(gateway, "DeviceOffline", 2);
      JsonNode meanwhile = left(gateway, LEFT + "&limit=1");
      assertThat(ids(meanwhile)).as("what may still be preceded").isEmpty();
      assertThat(meanwhile.required("next_cursor").isNull()).isTrue();
      late.commit();
      settle();
      assertThat(ids(left(gateway, LEFT))).hasSize(3).endsWith(early.get(0), early.get(1));
    }
  }

  @Test
  void goesThroughAllPagesWithoutDoubleOrGap() {
    Gateway gateway = service.newTenant();
    List<String> ids = append(gateway, "DeviceOffline", 12);
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = left(gateway, LEFT + "&limit=5" + cursor);
      seen.addAll(ids(page));
      cursor =
          page.required("next_cursor").isNull()
              ? ""
              : "&cursor=" + page.required("next_cursor").textValue();
    } while (!cursor.isEmpty());
    assertThat(seen).isEqualTo(ids);
  }

  @Test
  void looksOnlyForTheKindsItIsAskedFor() {
    Gateway gateway = service.newTenant();
    List<String> offline = append(gateway, "DeviceOffline", 2);
    List<String> online = append(gateway, "DeviceOnline", 2);
    assertThat(ids(left(gateway, LEFT + "&event_type=DeviceOnline"))).isEqualTo(online);
    assertThat(ids(left(gateway, LEFT + "&aggregate_type=device"))).hasSize(4).containsAll(offline);
    assertThat(ids(left(gateway, LEFT + "&aggregate_type=load"))).isEmpty();
    refused(gateway.send("GET", LEFT + "&event_type=Invented", ""), 400, "invalid_query");
    refused(
        gateway.send("GET", LEFT + "&aggregate_type=load&event_type=DeviceOnline", ""),
        400,
        "invalid_query");
  }

  @Test
  void doesNotLookAgainAtWhatIsDoneAndFindsWhatFailedBehindTheMark() {
    Gateway gateway = service.newTenant();
    List<String> ids = append(gateway, "DeviceOffline", 400);
    fail(gateway, ids.get(7), "no ink").expect(200);
    complete(gateway, ids);
    assertThat(ids(left(gateway, LEFT))).containsExactly(ids.get(7));
    assertThat(marks(gateway)).as("a mark for each kind, behind what was begun").isNotEmpty();
    service.execute(
        "DELETE FROM auth_gateway.event_processing WHERE tenant_id = '%s' AND status = 'completed'"
            .formatted(gateway.tenant()));
    assertThat(ids(left(gateway, LEFT))).as("forgotten and yet done").containsExactly(ids.get(7));
    List<String> more = append(gateway, "DeviceOffline", 1);
    assertThat(ids(left(gateway, LEFT))).containsExactly(ids.get(7), more.get(0));
    say(gateway, ids.get(7), "completed").expect(200);
    assertThat(ids(left(gateway, LEFT + "&limit=1"))).isEqualTo(more);
  }

  @Test
  void keepsTheMarkBeforeWhatWasNeverBegun() {
    Gateway gateway = service.newTenant();
    List<String> ids = append(gateway, "DeviceOffline", 300);
    complete(gateway, ids.subList(0, 150));
    complete(gateway, ids.subList(151, 300));
    assertThat(ids(left(gateway, LEFT))).containsExactly(ids.get(150));
    assertThat(marks(gateway)).isNotEmpty();
    assertThat(ids(left(gateway, LEFT))).containsExactly(ids.get(150));
  }

  @Test
  void forgetsWhatWasCompletedLongAgoBeforeTheMarkAlone() {
    Gateway gateway = service.newTenant();
    List<String> ids = append(gateway, "DeviceOffline", 300);
    complete(gateway, ids.subList(0, 200));
    complete(gateway, ids.subList(201, 300));
    left(gateway, LEFT);
    service.execute(
        "UPDATE auth_gateway.event_processing SET expires_at = now() WHERE tenant_id = '%s'"
            .formatted(gateway.tenant()));
    assertThat(service.query("SELECT auth_gateway.purge_event_processing()"))
        .containsExactly("200");
    assertThat(ids(left(gateway, LEFT))).containsExactly(ids.get(200));
  }

  @Test
  void countsHowOftenAProcessorBegan() {
    Gateway gateway = service.newTenant();
    String id = append(gateway, "DeviceOffline", 1).getFirst();
    assertThat(attempts(say(gateway, id, "processing"))).isEqualTo(1);
    assertThat(attempts(say(gateway, id, "processing"))).isEqualTo(2);
    assertThat(attempts(fail(gateway, id, "no ink"))).isEqualTo(2);
    assertThat(attempts(fail(gateway, id, "no ink again"))).isEqualTo(3);
    assertThat(attempts(say(gateway, id, "processing"))).isEqualTo(4);
    assertThat(attempts(say(gateway, id, "completed"))).isEqualTo(4);
    assertThat(attempts(say(gateway, id, "completed"))).isEqualTo(4);
    refused(say(gateway, id, "processing"), 409, "processing_completed");
    refused(fail(gateway, id, "late"), 409, "processing_completed");
    refused(say(service.newTenant(), id, "completed"), 404, "not_found");
    refused(say(gateway, UUID.randomUUID().toString(), "completed"), 404, "not_found");
  }

  @Test
  void letsOneOfTwoWhoShareANameMoveACursor() {
    Gateway gateway = service.newTenant();
    append(gateway, "DeviceOffline", 3);
    String first = left(gateway, LEFT + "&limit=1").required("next_cursor").textValue();
    String second = left(gateway, LEFT + "&limit=2").required("next_cursor").textValue();
    refused(gateway.send("GET", "/api/v1/cursors/c", ""), 404, "not_found");
    assertThat(move(gateway, first).expect(201).header("ETag")).isEqualTo("\"1\"");
    refused(move(gateway, second), 428, "precondition_required");
    Reply read = gateway.send("GET", "/api/v1/cursors/c", "").expect(200);
    assertThat(read.text("cursor")).isEqualTo(first);
    List<Integer> statuses =
        Gateway.together(2, _ -> move(gateway, second, "If-Match", read.header("ETag"))).stream()
            .map(Reply::status)
            .sorted()
            .toList();
    assertThat(statuses).containsExactly(200, 412);
    assertThat(gateway.send("GET", "/api/v1/cursors/c", "").text("cursor")).isEqualTo(second);
    gateway.send("PUT", "/api/v1/cursors/c", "{}", "If-Match", "*").expect(200);
    assertThat(gateway.send("GET", "/api/v1/cursors/c", "").json().required("cursor").isNull())
        .isTrue();
  }

  @Test
  void takesCursorsOfItsOwnTenantAlone() {
    Gateway gateway = service.newTenant();
    append(gateway, "DeviceOffline", 2);
    String cursor = left(gateway, LEFT + "&limit=1").required("next_cursor").textValue();
    Gateway other = service.newTenant();
    refused(move(other, cursor), 422, "invalid_fields");
    refused(move(gateway, cursor.replace(cursor.charAt(20), '_') + "A"), 422, "invalid_fields");
    refused(other.send("GET", LEFT + "&cursor=" + cursor, ""), 400, "invalid_query");
    refused(other.send("GET", "/api/v1/cursors/c", ""), 404, "not_found");
    refused(gateway.send("PUT", "/api/v1/cursors/a%20b", "{}"), 400, "malformed_request");
  }

  private List<String> marks(Gateway gateway) {
    return service.query(
        "SELECT event_type FROM auth_gateway.event_processing_marks WHERE tenant_id = '%s'"
            .formatted(gateway.tenant()));
  }

  /// As a processor would have done it long before.
  private void complete(Gateway gateway, List<String> ids) {
    service.execute(
        """
        INSERT INTO auth_gateway.event_processing
          (tenant_id, processor, event_id, tx_id, event_number, aggregate_type, event_type, status, attempts, expires_at)
        SELECT tenant_id, 'p', event_id, tx_id, event_number, aggregate_type, event_type, 'completed', 1, now() + interval '1 day'
        FROM auth_gateway.outbox
        WHERE tenant_id = '%s' AND event_id::text IN ('%s')
        ON CONFLICT DO NOTHING\
        """
            .formatted(gateway.tenant(), String.join("','", ids)));
  }

  private List<String> append(Gateway gateway, String type, int count) {
    List<String> ids = appendOnly(gateway, type, count);
    settle();
    return ids;
  }

  /// Waits until nobody, autovacuum included, holds back the end of the log.
  private void settle() {
    String settled =
        "SELECT pg_snapshot_xmin(pg_current_snapshot()) > (SELECT tx_id FROM auth_gateway.outbox"
            + " ORDER BY tx_id DESC LIMIT 1)";
    await().atMost(Duration.ofMinutes(1)).until(() -> service.query(settled).equals(List.of("t")));
  }

  private static List<String> appendOnly(Gateway gateway, String type, int count) {
    ObjectNode body = Gateway.body();
    IntStream.range(0, count)
        .forEach(_ -> {
          ObjectNode event =
              body.withArray("events")
                  .addObject()
                  .put("aggregate_type", "device")
                  .put("aggregate_id", "d1")
                  .put("event_type", type);
          event
              .putObject("data")
              .put("status", type.equals("DeviceOnline") ? "online" : "offline")
              .put("agent_version", "3.4.1")
              .put("reason", "heartbeat_missed")
              .put("last_seen_at", "2026-11-21T08:29:58.250Z");
        });
    JsonNode answer = gateway.post("/api/v1/events/batch", body).expect(201).json();
    return StreamSupport.stream(answer.required("event_ids").spliterator(), false)
        .map(JsonNode::textValue)
        .toList();
  }

  private static Reply say(Gateway gateway, String id, String status) {
    return gateway.send(
        "PUT",
        "/api/v1/events/" + id + "/processing",
        Gateway.body().put("processor", "p").put("status", status).toString());
  }

  private static Reply fail(Gateway gateway, String id, String error) {
    return gateway.send(
        "PUT",
        "/api/v1/events/" + id + "/processing",
        Gateway.body()
            .put("processor", "p")
            .put("status", "failed")
            .put("error", error)
            .toString());
  }

  private static int attempts(Reply reply) {
    return reply.expect(200).json().required("attempts").intValue();
  }

  private static Reply move(Gateway gateway, String cursor, String... headers) {
    return gateway.send(
        "PUT", "/api/v1/cursors/c", Gateway.body().put("cursor", cursor).toString(), headers);
  }

  private static JsonNode left(Gateway gateway, String path) {
    return gateway.send("GET", path, "").expect(200).json();
  }

  private static List<String> ids(JsonNode page) {
    return StreamSupport.stream(page.required("items").spliterator(), false)
        .map(item -> item.required("event_id").textValue())
        .toList();
  }

  private static void refused(Reply reply, int status, String code) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertThat(reply.code()).isEqualTo(code);
  }
}
