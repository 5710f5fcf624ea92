package dev.headgate.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headgate.event.Event;
import dev.headgate.event.EventType;
import dev.headgate.payload.Payloads;
import org.junit.jupiter.api.Test;

final class CatalogueTest {

  private final Catalogue catalogue = Catalogue.shipped();

  @Test
  void everyExampleIsValidAndReadsAsAnEventOfItsType() throws Exception {
    for (EventType type : catalogue.types()) {
      for (JsonNode example : catalogue.find(type).orElseThrow().examples()) {
        assertThat(catalogue.validate(type, example)).isEmpty();
        Event event = Payloads.decode(type, example.toString());
        assertThat(event.type()).isEqualTo(type);
        assertThat(new JsonMapper().readTree(Payloads.encode(event))).isEqualTo(example);
      }
    }
  }

  @Test
  void aMissingFieldIsPointedAtWhereItShouldBe() throws Exception {
    JsonNode data = new JsonMapper().readTree("{\"email\":7,\"role\":\"\"}");
    assertThat(catalogue.validate(new EventType("UserUpserted", 1), data))
        .extracting(Violation::pointer)
        .containsExactlyInAnyOrder("/email", "/role", "/provider");
  }
}
