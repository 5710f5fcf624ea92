package dev.headgate.projector.deadletter;

import dev.headgate.process.json.Fields;
import dev.headgate.process.query.Query;
import dev.headgate.projector.letter.Status;
import dev.headgate.projector.reading.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which letters. What is absent excludes none.
///
/// @param eventType with its schema's version, e.g. `UserUpserted.v1`
record Filter(
    Status status,
    @Nullable Reason reason,
    @Nullable String aggregateType,
    @Nullable String aggregateId,
    @Nullable String eventType) {

  static final Set<String> PARAMETERS =
      Set.of("status", "reason", "aggregate_type", "aggregate_id", "event_type");

  /// Those that a query asks for; only parked ones if it does not say.
  static Filter of(Query query) {
    return new Filter(
        query.oneOf("status", Status.class).orElse(Status.PARKED),
        query.oneOf("reason", Reason.class).orElse(null),
        query.text("aggregate_type", 63).orElse(null),
        query.text("aggregate_id", 200).orElse(null),
        query.text("event_type", 120).orElse(null));
  }

  /// The parked ones that an order is about.
  static Filter of(Fields fields) {
    Filter filter =
        new Filter(
            Status.PARKED,
            fields.optionalOneOf("reason", Reason.class),
            fields.optionalText("aggregate_type", 1, 63),
            fields.optionalText("aggregate_id", 1, 200),
            fields.optionalText("event_type", 1, 120));
    fields.end();
    return filter;
  }

  /// By their names in the statement.
  Map<String, @Nullable Object> values() {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("status", status.code());
    values.put("reason", reason == null ? null : reason.code());
    values.put("aggregate_type", aggregateType);
    values.put("aggregate_id", aggregateId);
    values.put("event_type", eventType);
    return values;
  }
}
