package dev.headgate.e2e.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A machine whose reports no code of the pipeline knows. Remembers the ids of its events.
public final class Device {

  public static final String TYPE = "device";
  public static final String REPORT = "DeviceHeartbeat";

  private final GatewayClient gateway;
  private final String id = UUID.randomUUID().toString();
  private final List<UUID> written = new ArrayList<>();

  public Device(GatewayClient gateway) {
    this.gateway = gateway;
  }

  public String id() {
    return id;
  }

  /// The events of every report that was accepted, in order.
  public List<UUID> written() {
    return List.copyOf(written);
  }

  /// Appends a report; one that is refused fails the test.
  public void report(Map<String, ?> data) {
    Answer answer =
        gateway.post(
            "/api/v1/events",
            Map.of("aggregate_type", TYPE, "aggregate_id", id, "event_type", REPORT, "data", data));
    if (!answer.accepted()) {
      throw new AssertionError("refused with " + answer);
    }
    written.addAll(answer.eventIds());
  }
}
