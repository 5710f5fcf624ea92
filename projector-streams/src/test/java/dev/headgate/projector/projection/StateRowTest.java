package dev.headgate.projector.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.event.AggregateId;
import dev.headgate.event.Context;
import dev.headgate.event.Envelope;
import dev.headgate.event.EventType;
import dev.headgate.event.Identity;
import dev.headgate.event.OtherEvent;
import dev.headgate.event.Payload;
import dev.headgate.event.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The row of an aggregate that has no projection of its own.
final class StateRowTest {

  private static final EventType TYPE = new EventType("DeviceSeen", 1);

  @Test
  void mergesTheDataOfItsEventsInOrder() {
    ProjectedRow first =
        evolve(null, 1, "{\"serial\":\"A1\",\"labels\":{\"rack\":\"7\",\"row\":\"2\"}}");
    ProjectedRow second = evolve(first, 2, "{\"labels\":{\"row\":null},\"ports\":[80]}");
    assertThat(second)
        .isEqualTo(
            new ProjectedRow.StateRow(
                second.head(), "{\"serial\":\"A1\",\"labels\":{\"rack\":\"7\"},\"ports\":[80]}"));
    assertThat(second.head().version()).isEqualTo(2);
  }

  @Test
  void comesBackFromItsTopicAsItWas() {
    ProjectedRow row = evolve(null, 1, "{\"price\":10.10,\"big\":123456789012345678901234567890}");
    assertThat(RowCodec.decode("device", RowCodec.encode(row))).isEqualTo(row);
    assertThat(RowCodec.encode(row))
        .contains("\"aggregate_type\":\"device\"", "\"aggregate_id\":\"d1\"", "\"price\":10.10");
  }

  private static ProjectedRow evolve(@Nullable ProjectedRow row, long version, String data) {
    Envelope envelope =
        new Envelope(
            new Identity(new UUID(7, version), version, Instant.EPOCH),
            new AggregateId(new TenantId(new UUID(1, 1)), "device", "d1"),
            version,
            TYPE,
            Payload.of(data),
            new Context("{}", "test", null, new UUID(7, 1), null, null));
    return Evolution.evolve(row, envelope, new OtherEvent(TYPE, data));
  }
}
