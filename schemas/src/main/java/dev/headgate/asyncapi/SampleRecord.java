package dev.headgate.asyncapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.catalogue.CatalogueEntry;
import dev.headgate.cloudevents.CloudEventRecords;
import dev.headgate.cloudevents.EventRecord;
import dev.headgate.event.AggregateId;
import dev.headgate.event.Context;
import dev.headgate.event.Envelope;
import dev.headgate.event.Identity;
import dev.headgate.event.Payload;
import dev.headgate.event.TenantId;
import java.util.UUID;

/// A record as the relay would send it, by the relay's own codec.
final class SampleRecord {

  private static final TenantId TENANT = TenantId.of("00000000-0000-7000-8000-000000000001");
  private static final UUID EVENT = UUID.fromString("019aa540-8e11-7a11-9c53-6f1f0e2d3c4b");
  private static final UUID CAUSE = UUID.fromString("019aa540-8de0-7c02-8b1a-2d4c6e8f0a1b");
  private static final String AGGREGATE = "0199c1a0-0000-7000-8000-0000000000a1";
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private SampleRecord() {}

  static EventRecord of(CatalogueEntry entry, JsonNode data) {
    UUID user = UUID.fromString(AGGREGATE);
    Envelope envelope =
        new Envelope(
            Identity.of(EVENT, 1187),
            new AggregateId(TENANT, entry.aggregateType(), AGGREGATE),
            4,
            entry.type(),
            Payload.of(data.toString()),
            new Context("{\"source\": \"gateway\"}", "user:" + user, user, CAUSE, CAUSE, TRACE));
    return CloudEventRecords.encode(envelope, entry.topic(), "16/3002D50");
  }
}
