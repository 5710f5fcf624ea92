package dev.headgate.cloudevents;

import dev.headgate.event.AggregateId;
import dev.headgate.event.Context;
import dev.headgate.event.Envelope;
import dev.headgate.event.EventType;
import dev.headgate.event.Identity;
import dev.headgate.event.Payload;
import dev.headgate.event.TenantId;
import java.time.Instant;
import java.util.UUID;

/// Envelopes the golden records hold.
final class Samples {

  private static final UUID USER = UUID.fromString("0199c1a0-0000-7000-8000-0000000000a1");

  private Samples() {}

  /// With everything an envelope can have, and letters beyond ASCII where there may be some.
  static Envelope full() {
    return new Envelope(
        new Identity(
            UUID.fromString("0199c1a2-2f7b-7a11-9c53-6f1f0e2d3c4b"),
            9_007_199_254_740_993L,
            Instant.parse("2026-11-21T04:30:00.120Z")),
        session(),
        2,
        new EventType("SessionRevoked", 1),
        Payload.of(
            "{\"scope\": \"read write\", \"reason\": \"Zürich 🔑\", \"user_id\": \"%s\","
                    .formatted(USER)
                + " \"platform\": \"web\", \"expires_at\": \"2026-11-21T08:30:00.000Z\"}"),
        new Context(
            "{\"source\": \"gâteway\", \"ip_address\": \"203.0.113.7\"}",
            "user:" + USER,
            USER,
            UUID.fromString("0199c1a2-2f7b-7a11-9c53-000000000001"),
            UUID.fromString("0199c1a2-2f7b-7a11-9c53-000000000002"),
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
  }

  /// With only what an envelope must have.
  static Envelope bare() {
    UUID eventId = UUID.fromString("0199c1a2-2f7b-7a11-9c53-6f1f0e2d3c4a");
    return new Envelope(
        new Identity(eventId, 1, Instant.parse("2026-11-21T04:29:00Z")),
        session(),
        1,
        new EventType("SessionCreated", 1),
        Payload.of("{}"),
        new Context("{}", "system", null, eventId, null, null));
  }

  private static AggregateId session() {
    TenantId tenant = TenantId.of("00000000-0000-7000-8000-000000000001");
    return new AggregateId(tenant, "session", "0199c1a2-0000-7000-8000-0000000000b2");
  }
}
