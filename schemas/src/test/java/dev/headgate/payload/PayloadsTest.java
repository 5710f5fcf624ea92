package dev.headgate.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.event.ApiKeyEvent.ApiKeyDeleted;
import dev.headgate.event.ApiKeyEvent.ApiKeyRevoked;
import dev.headgate.event.AuditEvent.AuthEventLogged;
import dev.headgate.event.Event;
import dev.headgate.event.EventType;
import dev.headgate.event.RandomEvents;
import dev.headgate.event.SessionEvent.SessionCreated;
import dev.headgate.event.UserEvent.UserUpserted;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PayloadsTest {

  private static final String ID = "0199c1a0-0000-7000-8000-0000000000a1";

  @Test
  void anyEventComesBackEqualAndIsValidAgainstItsSchema() throws Exception {
    Catalogue catalogue = Catalogue.shipped();
    Set<EventType> seen = new HashSet<>();
    for (long seed = 1; seed <= 2_000; seed++) {
      Event event = new RandomEvents(seed).event();
      String data = Payloads.encode(event);
      JsonNode json = new JsonMapper().readTree(data);
      assertThat(Payloads.decode(event.type(), data)).as("seed %d", seed).isEqualTo(event);
      assertThat(catalogue.validate(event.type(), json)).as("seed %d: %s", seed, data).isEmpty();
      seen.add(event.type());
    }
    assertThat(seen).isEqualTo(Payloads.types());
  }

  @Test
  void hasARecordForEveryEventTypeOfAuth() {
    Catalogue catalogue = Catalogue.shipped();
    assertThat(catalogue.types())
        .filteredOn(type -> catalogue.find(type).orElseThrow().topic().domain().equals("auth"))
        .containsExactlyInAnyOrderElementsOf(Payloads.types());
  }

  /// Postgres prints jsonb with its own spacing and order, and so the data comes back.
  @Test
  void readsWhatTheDatabasePrinted() {
    assertThat(
            Payloads.decode(
                ApiKeyRevoked.TYPE,
                "{\"reason\": null, \"user_id\": \"%s\", \"is_active\": false}".formatted(ID)))
        .isEqualTo(new ApiKeyRevoked(UUID.fromString(ID), null));
  }

  @Test
  void passesOverWhatALaterMinorVersionAdded() {
    assertThat(
            Payloads.decode(ApiKeyDeleted.TYPE, "{\"user_id\":\"%s\",\"by\":[1,{}]}".formatted(ID)))
        .isEqualTo(new ApiKeyDeleted(UUID.fromString(ID)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "it is no JSON from character 10 on | {'user_id'",
        "it is no JSON from character 3 on | {} {}",
        "it is no JSON object         | []",
        "it is no JSON object         | ''",
        "user_id is missing           | {}",
        "user_id is missing           | {'user_id': null}",
        "user_id is no text           | {'user_id': 7}",
        "user_id is no UUID           | {'user_id': 'ada'}",
        "platform is missing          | {'user_id': '0199c1a0-0000-7000-8000-0000000000a1'}",
        "expires_at is no time        | {'user_id': '0199c1a0-0000-7000-8000-0000000000a1', 'platform': 'p', 'scope': 's', 'expires_at': 'soon'}",
      })
  void saysWhyDataIsNoSession(String problem, String data) {
    assertThatThrownBy(
            () -> Payloads.decode(SessionCreated.TYPE, data == null ? "" : data.replace('\'', '"')))
        .isInstanceOf(UnreadablePayload.class)
        .hasMessage("data is no SessionCreated.v1: " + problem);
  }

  @Test
  void refusesARevokedKeyThatIsActive() {
    assertThatThrownBy(() ->
            Payloads.decode(
                ApiKeyRevoked.TYPE, "{\"user_id\":\"%s\",\"is_active\":true}".formatted(ID)))
        .hasMessage("data is no ApiKeyRevoked.v1: a revoked API key is not active");
    assertThatThrownBy(() ->
            Payloads.decode(
                ApiKeyRevoked.TYPE, "{\"user_id\":\"%s\",\"is_active\":0}".formatted(ID)))
        .hasMessage("data is no ApiKeyRevoked.v1: is_active is no boolean");
  }

  @Test
  void refusesHalfAnEncryption() {
    assertThatThrownBy(() -> Payloads.decode(UserUpserted.TYPE, "{\"email\":{\"enc\":\"x\"}}"))
        .hasMessage("data is no UserUpserted.v1: email/kid is no text");
  }

  @Test
  void refusesATypeOrVersionThatHasNoRecord() {
    assertThatThrownBy(() -> Payloads.decode(new EventType("UserUpserted", 2), "{}"))
        .hasMessage("data is no UserUpserted.v2: no event of this type and version is known here");
  }

  @Test
  void itsMessagesNeverRepeatTheData() {
    assertThatThrownBy(() -> Payloads.decode(AuthEventLogged.TYPE, "{\"event_type\": secret"))
        .hasNoCause()
        .hasMessageNotContaining("secret");
  }
}
