package dev.headgate.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.catalogue.CatalogueEntry;
import dev.headgate.cloudevents.Header;
import dev.headgate.event.EventType;
import dev.headgate.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The document is AsyncAPI, holds the whole catalogue, and says what the codec does.
final class AsyncApiTest {

  private final Catalogue catalogue = Catalogue.shipped();
  private final ObjectNode document = AsyncApi.of(catalogue);

  @Test
  void keepsTheSchemaThatAsyncApiPublishes() {
    assertThat(Draft7.published().violations(document)).isEmpty();
  }

  @Test
  void isHeldToThatSchema() {
    ((ObjectNode) document.at("/channels/auth.user.events.v1")).put("adress", "a");
    document.withObject("/operations/auth.user.events.v1.send").put("action", "publish");
    assertThat(Draft7.published().violations(document))
        .anyMatch(violation -> violation.contains("adress"))
        .anyMatch(violation -> violation.startsWith("/operations/auth.user.events.v1.send"));
  }

  @Test
  void hasAChannelForEachTopic() {
    Set<String> topics = catalogue.topics().stream().map(Topic::name).collect(Collectors.toSet());
    assertThat(names("/channels")).isEqualTo(topics);
    document
        .required("channels")
        .properties()
        .forEach(channel ->
            assertThat(channel.getValue().required("address").textValue())
                .isEqualTo(channel.getKey()));
  }

  @Test
  void hasAMessageForEachTypeAndMajorVersionInItsTopicsChannel() {
    assertThat(names("/components/messages"))
        .isEqualTo(catalogue.types().stream().map(EventType::toString).collect(Collectors.toSet()));
    for (EventType type : catalogue.types()) {
      String topic = catalogue.find(type).orElseThrow().topic().name();
      assertThat(document.at("/channels/%s/messages/%s".formatted(topic, type)).isObject())
          .as("%s", type)
          .isTrue();
    }
  }

  @Test
  void leadsSomewhereWithEveryReference() {
    List<String> dangling = new ArrayList<>();
    document
        .findValuesAsText("$ref")
        .forEach(reference -> {
          if (!reference.startsWith("#/")
              || document.at(JsonPointer.compile(reference.substring(1))).isMissingNode()) {
            dangling.add(reference);
          }
        });
    assertThat(dangling).isEmpty();
  }

  @Test
  void tellsOfEveryHeaderTheCodecWritesAndOfNoOther() {
    CatalogueEntry entry = catalogue.find(new EventType("UserUpserted", 1)).orElseThrow();
    List<String> written =
        SampleRecord.of(entry, entry.examples().getFirst()).headers().stream()
            .map(Header::name)
            .toList();
    assertThat(names("/components/schemas/EventHeaders/properties"))
        .containsExactlyInAnyOrderElementsOf(written);
  }

  @Test
  void showsExamplesThatKeepTheSchemasBesideThem() {
    Draft7 here = Draft7.of(document);
    for (Map.Entry<String, JsonNode> message : document.at("/components/messages").properties()) {
      JsonPointer at = JsonPointer.compile("/components/messages").appendProperty(message.getKey());
      assertThat(message.getValue().path("examples")).isNotEmpty();
      for (JsonNode example : message.getValue().required("examples")) {
        assertThat(here.violations(at.appendProperty("headers"), example.required("headers")))
            .as("%s", message.getKey())
            .isEmpty();
        assertThat(here.violations(at.appendProperty("payload"), example.required("payload")))
            .as("%s", message.getKey())
            .isEmpty();
      }
    }
  }

  @Test
  void saysOfEachMessageWhichHeadersNeverDiffer() {
    JsonNode fixed =
        document.at("/components/messages/ContainerCrashed.v1/headers/allOf/1/properties");
    assertThat(fixed.at("/ce_type/const").textValue()).isEqualTo("ContainerCrashed");
    assertThat(fixed.at("/ce_dataschema/const").textValue())
        .isEqualTo(
            catalogue
                .find(new EventType("ContainerCrashed", 1))
                .orElseThrow()
                .schema()
                .required("$id")
                .textValue());
    assertThat(fixed).hasSize(5);
  }

  private Set<String> names(String pointer) {
    return document.at(pointer).properties().stream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
