package dev.headgate.command.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.command.Gateway;
import dev.headgate.command.Reply;
import dev.headgate.command.RunningService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the list of events answers, and what it refuses.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EventListIT {

  private static final String USER = "0199c1a0-0000-7000-8000-0000000000a1";
  private static final String CORRELATION = "0199c1a0-0000-7000-8000-0000000000c1";

  private final RunningService service = RunningService.start();
  private final Gateway gateway = service.newTenant();

  /// Eight events; expectations name them by their place.
  private final List<Reply> events = new ArrayList<>();

  @BeforeAll
  void append() {
    events.add(post(heartbeat("d1").put("user_id", USER)));
    events.add(post(heartbeat("d1").put("correlation_id", CORRELATION)));
    events.add(post(heartbeat("d2").put("created_by", "agent:planner")));
    events.add(post(config("d1").put("user_id", USER)));
    events.add(post(config("d2").put("correlation_id", CORRELATION).put("user_id", USER)));
    events.add(post(heartbeat("d1").put("created_by", "agent:planner").put("user_id", USER)));
    events.add(post(config("d1").put("created_by", "service:edge")));
    events.add(post(heartbeat("d3").put("correlation_id", CORRELATION)));
    new Pages(gateway, "").until(events.size());
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 01234567",
    "event_type=DeviceHeartbeat, 01257",
    "aggregate_type=target_state, 346",
    "aggregate_type=device&aggregate_id=d1, 015",
    "aggregate_type=target_state&aggregate_id=d1, 36",
    "user_id=" + USER + ", 0345",
    "created_by=agent:planner, 25",
    "correlation_id=" + CORRELATION + ", 147",
    "correlation_id=" + CORRELATION + "&user_id=" + USER + ", 4",
    "event_type=DeviceHeartbeat&user_id=" + USER + ", 05",
    "aggregate_type=device&aggregate_id=d1&created_by=agent:planner, 5",
    "event_type=TargetStateConfigChanged&aggregate_type=device, ''",
    "event_type=NeverHeardOf, ''",
    "aggregate_type=device&aggregate_id=d9, ''",
    "to=2026-01-01T00:00:00Z, ''",
    "from=2026-01-01T00:00:00Z&to=2999-01-01T00:00:00Z, 01234567",
  })
  void findsWhatEveryFilterAsksFor(String query, String places) {
    for (int limit : List.of(1, 3, 500)) {
      Pages ascending = new Pages(gateway, query).all(limit);
      assertThat(ascending.seen()).containsExactlyElementsOf(ids(places));
      Pages descending =
          new Pages(gateway, "order=desc" + (query.isEmpty() ? "" : "&" + query)).all(limit);
      assertThat(descending.seen()).containsExactlyElementsOf(ids(places).reversed());
    }
  }

  @Test
  void beginsAndEndsATimeAtItsMillisecond() {
    String at = events.get(3).text("occurred_at");
    assertThat(new Pages(gateway, "from=" + at).all(50).seen()).contains(ids("3").getFirst());
    assertThat(new Pages(gateway, "to=" + at).all(50).seen()).doesNotContain(ids("3").getFirst());
  }

  @Test
  void showsAnEventAsItIsInTheLog() {
    ObjectNode listed = (ObjectNode) list("limit=1").json().required("items").required(0);
    assertThat(listed.remove("cursor").textValue()).hasSize(44);
    ObjectNode alone = (ObjectNode) gateway.send("GET", "/api/v1/events/" + id(0), "").json();
    assertThat(alone.remove("event_ids")).isNotNull();
    assertThat(listed).isEqualTo(alone);
  }

  @Test
  void showsATenantItsOwnEventsOnly() {
    Gateway other = service.newTenant();
    assertThat(new Pages(other, "").all(50).seen()).isEmpty();
    assertThat(new Pages(other, "user_id=" + USER).all(50).seen()).isEmpty();
    String cursor = list("limit=1").text("next_cursor");
    refused(other.send("GET", "/api/v1/events?cursor=" + cursor, ""));
  }

  @Test
  void takesTheCursorOfAnAggregatesEventForItsListOnly() {
    String device = "&aggregate_type=device&aggregate_id=d1";
    String behind = list("limit=1" + device).text("next_cursor");
    assertThat(list("cursor=" + behind + device).json().required("items")).hasSize(2);
    refused(list("cursor=" + behind + "&aggregate_type=device&aggregate_id=d2"));
  }

  @Test
  void tellsWhatAProcessorHasDone() {
    String path = "/api/v1/events/" + id(2) + "/processing";
    String body = "{\"processor\":\"search\",\"status\":\"%s\"}";
    gateway.send("PUT", path, body.formatted("processing")).expect(200);
    assertThat(new Pages(gateway, "processor=search&processed=true").all(50).seen()).isEmpty();
    gateway.send("PUT", path, body.formatted("completed")).expect(200);
    assertThat(new Pages(gateway, "processor=search&processed=true").all(50).seen())
        .containsExactlyElementsOf(ids("2"));
    assertThat(new Pages(gateway, "processor=search&processed=false").all(50).seen())
        .containsExactlyElementsOf(ids("0134567"));
    assertThat(new Pages(gateway, "processor=other&processed=true").all(50).seen()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=501",
        "limit=-1",
        "limit=ten",
        "limit=99999999999999999999",
        "limit=1&limit=2",
        "order=ASC",
        "order=sideways",
        "cursor=",
        "cursor=x",
        "cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "surplus=1",
        "event_type=",
        "event_type=%27%20OR%201=1--",
        "event_type=a%00b",
        "aggregate_type=Device",
        "aggregate_id=d1",
        "aggregate_type=device&aggregate_id=",
        "aggregate_type=device&aggregate_id=d%201",
        "user_id=me",
        "user_id=0199c1a0-0000-7000-8000",
        "created_by=root",
        "created_by=user:x",
        "correlation_id=1",
        "from=yesterday",
        "from=2026-11-21",
        "from=%2B1000000000-01-01T00:00:00Z",
        "to=-999999999-01-01T00:00:00Z",
        "from=2026-11-22T00:00:00Z&to=2026-11-21T00:00:00Z",
        "from=2026-11-21T00:00:00Z&to=2026-11-21T00:00:00Z",
        "processed=true",
        "processor=search",
        "processor=a%20b&processed=true",
        "processor=search&processed=yes"
      })
  void refusesWhatItCannotAnswer(String query) {
    refused(list(query));
  }

  @Test
  void countsEventsByDayAndByType() {
    JsonNode stats = gateway.send("GET", "/api/v1/events/stats?days=3", "").expect(200).json();
    assertThat(stats.required("count").intValue()).isEqualTo(8);
    assertThat(stats.required("by_day")).hasSize(3);
    assertThat(stats.required("by_type").toString())
        .isEqualTo(
            "[{\"aggregate_type\":\"device\",\"event_type\":\"DeviceHeartbeat\",\"count\":5},"
                + "{\"aggregate_type\":\"target_state\",\"event_type\":\"TargetStateConfigChanged\",\"count\":3}]");
    JsonNode none = service.newTenant().send("GET", "/api/v1/events/stats", "").json();
    assertThat(none.required("count").intValue()).isZero();
    assertThat(none.required("by_day")).hasSize(7);
    for (String query : List.of("days=0", "days=367", "days=week", "days=1&days=2", "day=1")) {
      refused(gateway.send("GET", "/api/v1/events/stats?" + query, ""));
    }
  }

  @Test
  void listsTheTypesOfTheCatalogueWithTheirCounts() {
    JsonNode types = gateway.send("GET", "/api/v1/events/types", "").expect(200).json();
    assertThat(types.required("items")).hasSize(Catalogue.shipped().types().size());
    Map<String, Integer> counts = new HashMap<>();
    for (JsonNode type : types.required("items")) {
      counts.put(type.required("event_type").textValue(), type.required("count").intValue());
    }
    assertThat(counts)
        .containsEntry("DeviceHeartbeat", 5)
        .containsEntry("TargetStateConfigChanged", 3)
        .containsEntry("UserUpserted", 0);
    refused(gateway.send("GET", "/api/v1/events/types?limit=1", ""));
  }

  private static void refused(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("invalid_query");
  }

  private Reply list(String query) {
    return gateway.send("GET", "/api/v1/events?" + query, "");
  }

  private List<String> ids(String places) {
    return places.chars().mapToObj(place -> id(place - '0')).toList();
  }

  private String id(int place) {
    return events.get(place).text("event_id");
  }

  private Reply post(ObjectNode event) {
    return gateway.post("/api/v1/events", event).expect(201);
  }

  private static ObjectNode heartbeat(String device) {
    ObjectNode event = event("device", device, "DeviceHeartbeat");
    event.putObject("data").put("uptime_seconds", 12).put("target_version", 0);
    return event;
  }

  private static ObjectNode config(String device) {
    ObjectNode event = event("target_state", device, "TargetStateConfigChanged");
    event.putObject("data").put("target_version", 1).putObject("config").put("proxy", "none");
    return event;
  }

  private static ObjectNode event(String type, String id, String eventType) {
    return Gateway.body()
        .put("aggregate_type", type)
        .put("aggregate_id", id)
        .put("event_type", eventType)
        .put("correlation_id", UUID.randomUUID().toString());
  }
}
