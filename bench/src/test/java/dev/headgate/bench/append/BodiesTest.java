package dev.headgate.bench.append;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.event.EventType;
import org.junit.jupiter.api.Test;

final class BodiesTest {

  @Test
  void areEventsOfTheCatalogue() throws Exception {
    JsonNode events = new ObjectMapper().readTree(Bodies.batch(3, 0, 1)).required("events");
    assertThat(events).hasSize(3);
    for (JsonNode event : events) {
      EventType type = new EventType(event.required("event_type").textValue(), 1);
      assertThat(Catalogue.shipped().validate(type, event.required("data"))).isEmpty();
      assertThat(Catalogue.shipped().validateMetadata(event.required("metadata"))).isEmpty();
    }
  }

  @Test
  void areTheSameForPgbench() {
    assertThat(Bodies.script()).contains(Bodies.data(), Bodies.metadata(), "random(1, 100000)");
  }
}
