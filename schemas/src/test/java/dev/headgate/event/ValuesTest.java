package dev.headgate.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.event.ApiKeyEvent.ApiKeyCreated;
import dev.headgate.event.ApiKeyEvent.ApiKeyRevoked;
import dev.headgate.event.SessionEvent.SessionCreated;
import dev.headgate.topic.Topic;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ValuesTest {

  private static final UUID ID = UUID.fromString("0199c1a0-0000-7000-8000-0000000000a1");
  private static final TenantId TENANT = new TenantId(ID);

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "ü", "a\n", "a,b"})
  void refusesAnAggregateIdThatIsNotSafeInAKey(String id) {
    assertThatThrownBy(() -> new AggregateId(TENANT, "user", id))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAggregateIdHasAtMost200Characters() {
    assertThat(new AggregateId(TENANT, "user", "x".repeat(200)).id()).hasSize(200);
    assertThatThrownBy(() -> new AggregateId(TENANT, "user", "x".repeat(201)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEventOccurredAtTheMillisecondOfItsId() {
    UUID rfc9562 = UUID.fromString("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"); // its example, A.6
    assertThat(Identity.of(rfc9562, 1).occurredAt())
        .isEqualTo(Instant.parse("2022-02-22T19:22:22.000Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "User", "api-key", "1st", "_x"})
  void refusesAnAggregateTypeThatIsNotSnakeCase(String type) {
    assertThatThrownBy(() -> new AggregateId(TENANT, type, "1"))
        .hasMessage("aggregate type '%s' is not snake_case".formatted(type));
  }

  @Test
  void theRecordKeyIsTenantAndIdWithoutTheType() {
    assertThat(new AggregateId(TENANT, "api_key", "k:1").recordKey()).isEqualTo(ID + "/k:1");
    assertThat(new AggregateId(TENANT, "api_key", "k:1")).hasToString(ID + "/api_key/k:1");
    assertThat(TenantId.of(ID.toString())).isEqualTo(TENANT);
  }

  @Test
  void anEventTypeIsNamedInUpperCamelCaseFromVersionOneOn() {
    assertThat(new EventType("UserUpserted", 2)).hasToString("UserUpserted.v2");
    assertThat(new EventType("B", 2)).isGreaterThan(new EventType("B", 1));
    assertThat(new EventType("B", 1)).isGreaterThan(new EventType("A", 9));
    assertThatThrownBy(() -> new EventType("user_upserted", 1))
        .hasMessage("event type 'user_upserted' is not UpperCamelCase");
    assertThatThrownBy(() -> new EventType("UserUpserted", 0))
        .hasMessage("schema version 0 of UserUpserted is below 1");
  }

  @Test
  void eventsCarryTimesCutToTheMillisecondThatTravels() {
    Instant fine = Instant.parse("2026-11-21T04:30:00.123999Z");
    Instant travels = Instant.parse("2026-11-21T04:30:00.123Z");
    assertThat(new SessionCreated(ID, "web", "", fine).expiresAt()).isEqualTo(travels);
    assertThat(new ApiKeyCreated(ID, "read", fine, "k").expiresAt()).isEqualTo(travels);
    assertThat(new ApiKeyCreated(ID, "read", null, "k").expiresAt()).isNull();
  }

  @Test
  void timesTravelWithThreeDecimals() {
    assertThat(WireTime.format(Instant.parse("2026-11-21T04:30:00Z")))
        .isEqualTo("2026-11-21T04:30:00.000Z");
    assertThat(WireTime.parse("2026-11-21T04:30:00.1Z"))
        .isEqualTo(Instant.parse("2026-11-21T04:30:00.100Z"));
  }

  @Test
  void anIdentityIsNotFinerThanAMillisecond() {
    assertThatThrownBy(() -> new Identity(ID, 1, Instant.parse("2026-11-21T04:30:00.123456Z")))
        .hasMessageContaining("finer than a millisecond");
    assertThatThrownBy(() -> new Identity(ID, 0, Instant.EPOCH))
        .hasMessage("event number 0 is below 1");
  }

  @Test
  void theChecksumIsTheSha256OfTheBytesOfTheData() {
    assertThat(Payload.of("{}").checksum())
        .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    assertThat(Payload.of("{\"é\": 1}").verifies()).isTrue();
    assertThat(new Payload("{ }", Payload.of("{}").checksum()).verifies()).isFalse();
  }

  @Test
  void aRevokedKeyIsNeverActive() {
    assertThat(new ApiKeyRevoked(ID, null).isActive()).isFalse();
    assertThatThrownBy(() -> new ApiKeyRevoked(ID, true, null))
        .hasMessage("a revoked API key is not active");
  }

  @Test
  void personalDataDoesNotPrint() {
    assertThat(new Personal.Clear("ada@example.com").toString()).doesNotContain("ada");
    assertThat(new Personal.Encrypted("c2VhbGVk", "user:1")).hasToString("Encrypted[kid=user:1]");
  }

  @Test
  void aTopicHasItsDeadLettersAndADomain() {
    Topic topic = new Topic("auth.user.events.v1", 3);
    assertThat(topic.deadLetters()).isEqualTo(new Topic("auth.user.events.v1.dlq", 3));
    assertThat(topic.domain()).isEqualTo("auth");
    assertThat(new Topic("plain", 1).domain()).isEqualTo("plain");
    assertThat(Topic.RELAY_POSITION).isEqualTo(new Topic("headgate.relay.position", 1));
    assertThat(Topic.CONTROL).isEqualTo(new Topic("headgate.control", 6));
    assertThatThrownBy(() -> new Topic("a topic", 1))
        .hasMessage("'a topic' is no name of a Kafka topic");
    assertThatThrownBy(() -> new Topic("t", 0)).hasMessage("topic t has 0 partitions");
  }
}
