package dev.headgate.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.event.AggregateId;
import dev.headgate.event.Context;
import dev.headgate.event.Envelope;
import dev.headgate.event.EventType;
import dev.headgate.event.Identity;
import dev.headgate.event.Payload;
import dev.headgate.event.TenantId;
import dev.headgate.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class CloudEventRecordsTest {

  @Test
  void anEnvelopeComesBackEqual() throws Exception {
    UUID id = UUID.fromString("0199c1a0-0000-7000-8000-0000000000a1");
    Envelope envelope =
        new Envelope(
            new Identity(id, 7, Instant.parse("2026-11-21T04:30:00.123Z")),
            new AggregateId(new TenantId(id), "api_key", "k-1"),
            3,
            new EventType("ApiKeyDeleted", 1),
            Payload.of("{\"user_id\": \"" + id + "\"}"),
            new Context("{}", "system", null, id, null, null));
    EventRecord event =
        CloudEventRecords.encode(envelope, new Topic("auth.apikey.events.v1", 6), "0/16B3748");
    Envelope back =
        CloudEventRecords.decode(
            event.key().getBytes(StandardCharsets.UTF_8), event.value(), event.headers());
    assertThat(back).isEqualTo(envelope);
    assertThat(back.payload().verifies()).isTrue();
  }
}
