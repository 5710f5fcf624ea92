package dev.headgate.projector.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.event.AggregateId;
import dev.headgate.event.EventType;
import dev.headgate.event.TenantId;
import dev.headgate.event.WireTime;
import dev.headgate.projector.letter.RecordCodec;
import dev.headgate.projector.order.Order.Action;
import dev.headgate.projector.order.Order.Discard;
import dev.headgate.projector.order.Order.Given;
import dev.headgate.projector.order.Order.Park;
import dev.headgate.projector.order.Order.Replace;
import dev.headgate.projector.order.Order.Retry;
import dev.headgate.projector.order.Order.Target;
import dev.headgate.projector.reading.Poison;
import dev.headgate.projector.reading.Reason;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Orders as JSON, the values of the control topic.
public final class OrderCodec {

  private static final ObjectMapper JSON = new ObjectMapper();

  private OrderCodec() {}

  public static ObjectNode encode(Order order) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("order", order.name());
    json.put("order_id", order.given().id().toString());
    json.put("ordered_by", order.given().by());
    json.put("ordered_at", WireTime.format(order.given().at()));
    Target target = order.target();
    AggregateId aggregate = target.aggregate();
    if (aggregate != null) {
      json.put("tenant_id", aggregate.tenant().toString());
      json.put("aggregate_type", aggregate.type());
      json.put("aggregate_id", aggregate.id());
    }
    json.put("letter_id", target.letter().toString());
    json.put("partition", target.partition());
    json.put("reason", target.reason().code()).put("detail", target.detail());
    put(json, order.action());
    return json;
  }

  private static void put(ObjectNode json, Action action) {
    switch (action) {
      case Retry _ -> {}
      case Discard discard -> json.put("give_up_gap", discard.giveUpGap());
      case Replace replace -> put(json, replace.replacement());
      case Park park -> {
        json.put("aggregate_version", park.version()).put("event_type", park.eventType());
        json.set("record", RecordCodec.encode(park.record()));
      }
    }
  }

  private static void put(ObjectNode json, Replacement replacement) {
    json.put("data", replacement.data());
    EventType type = replacement.type();
    if (type != null) {
      json.put("event_type", type.name()).put("schema_version", type.schemaVersion());
    }
  }

  /// Reads the value of a control record.
  ///
  /// @throws Poison when it is no order
  public static Order decode(byte @Nullable [] value) throws Poison {
    if (value == null) {
      throw new Poison(Reason.MALFORMED_ORDER, "the record has no value", null);
    }
    try {
      return decode(JSON.readTree(value));
    } catch (IOException | RuntimeException e) {
      throw new Poison(Reason.MALFORMED_ORDER, "the value is no order", e);
    }
  }

  /// Reads what [#encode(Order)] wrote.
  public static Order decode(JsonNode json) {
    Given given =
        new Given(
            UUID.fromString(text(json, "order_id")),
            text(json, "ordered_by"),
            WireTime.parse(text(json, "ordered_at")));
    Target target =
        new Target(
            UUID.fromString(text(json, "letter_id")),
            json.has("aggregate_id") ? aggregate(json) : null,
            json.path("partition").asInt(),
            Reason.of(text(json, "reason")),
            text(json, "detail"));
    return new Order(given, target, action(json));
  }

  private static AggregateId aggregate(JsonNode json) {
    return new AggregateId(
        TenantId.of(text(json, "tenant_id")),
        text(json, "aggregate_type"),
        text(json, "aggregate_id"));
  }

  private static Action action(JsonNode json) {
    String name = text(json, "order");
    return switch (name) {
      case "retry" -> new Retry();
      case "discard" -> new Discard(json.path("give_up_gap").asBoolean());
      case "replace" -> new Replace(new Replacement(text(json, "data"), type(json)));
      case "park" ->
          new Park(
              json.path("aggregate_version").asLong(),
              text(json, "event_type"),
              RecordCodec.decode(json.path("record")));
      default -> throw new IllegalArgumentException("no order is called " + name);
    };
  }

  private static @Nullable EventType type(JsonNode json) {
    return json.hasNonNull("event_type")
        ? new EventType(text(json, "event_type"), json.path("schema_version").asInt())
        : null;
  }

  private static String text(JsonNode json, String name) {
    if (!json.path(name).isTextual()) {
      throw new IllegalArgumentException(name + " is no text");
    }
    return json.path(name).textValue();
  }
}
