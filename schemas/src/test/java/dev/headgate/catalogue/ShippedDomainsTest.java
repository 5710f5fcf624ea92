package dev.headgate.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.headgate.event.EventType;
import dev.headgate.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The domains that come as files alone: fleet, shop and logistics.
final class ShippedDomainsTest {

  private static final Catalogue CATALOGUE = Catalogue.shipped();

  static List<EventType> types() {
    return CATALOGUE.types().stream()
        .filter(type -> !entry(type).topic().domain().equals("auth"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fleet.device.events.v1         | device         | Provisioned Deprovisioned Online Offline Heartbeat",
        "fleet.targetstate.events.v1    | target_state   | Updated AppAdded AppRemoved AppUpdated ConfigChanged VolumeAdded VolumeRemoved NetworkAdded NetworkRemoved",
        "fleet.currentstate.events.v1   | current_state  | Updated AppStarted AppStopped AppCrashed AppHealthChanged",
        "fleet.reconciliation.events.v1 | reconciliation | Started Completed Failed DriftDetected",
        "fleet.container.events.v1      | container      | Created Started Stopped Removed Restarted Crashed HealthCheckFailed",
        "fleet.image.events.v1          | image          | Pulled PullFailed Removed",
        "fleet.volume.events.v1         | volume         | Created Removed Attached Detached",
        "fleet.network.events.v1        | network        | Created Removed Connected Disconnected",
        "shop.product.events.v1         | product        | Created Updated PriceChanged StockUpdated",
        "shop.order.events.v1           | order          | Created Placed PaymentReceived StatusChanged Fulfilled",
        "shop.customer.events.v1        | customer       | Registered ProfileUpdated",
        "shop.dealer.events.v1          | dealer         | ApplicationSubmitted Approved PricingUpdated",
        "shop.agent.events.v1           | agent          | DecisionProposed DecisionApproved DecisionRejected",
        "logistics.agenttask.events.v1  | agent_task     | Completed",
        "logistics.ratequote.events.v1  | rate_quote     | Ready",
        "logistics.load.events.v1       | load           | Matched",
      })
  void eachAggregateHasItsTopicAndItsEvents(String topic, String aggregateType, String facts) {
    assertThat(CATALOGUE.topicOf(aggregateType)).isEqualTo(new Topic(topic, Topic.PARTITIONS));
    assertThat(CATALOGUE.types())
        .filteredOn(type -> entry(type).aggregateType().equals(aggregateType))
        .extracting(EventType::toString)
        .containsExactlyInAnyOrderElementsOf(
            Pattern.compile(" ")
                .splitAsStream(facts)
                .map(fact -> camelCase(aggregateType) + fact + ".v1")
                .toList());
  }

  @Test
  void nothingElseIsShipped() {
    assertThat(types()).hasSize(61);
    assertThat(CATALOGUE.aggregateTypes()).hasSize(4 + 16);
  }

  @ParameterizedTest
  @MethodSource("types")
  void everySchemaIsSoundJsonSchema2020(EventType type) {
    JsonNode schema = entry(type).schema();
    var dialect = SpecificationVersion.DRAFT_2020_12;
    assertThat(schema.path("$schema").asText()).isEqualTo(dialect.getDialectId());
    var dialects = SchemaRegistry.withDefaultDialect(dialect);
    assertThat(dialects.getSchema(SchemaLocation.of(dialect.getDialectId())).validate(schema))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyExampleIsValid(EventType type) {
    assertThat(entry(type).examples())
        .isNotEmpty()
        .allSatisfy(example -> assertThat(CATALOGUE.validate(type, example)).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("types")
  void theExamplesTogetherShowEveryProperty(EventType type) {
    Set<String> shown = new TreeSet<>();
    entry(type).examples().forEach(example -> example.fieldNames().forEachRemaining(shown::add));
    Set<String> known = new TreeSet<>();
    entry(type).schema().path("properties").fieldNames().forEachRemaining(known::add);
    assertThat(shown).isEqualTo(known);
  }

  @ParameterizedTest
  @MethodSource("types")
  void whatIsRequiredIsMissed(EventType type) {
    JsonNode example = entry(type).examples().getFirst();
    for (JsonNode name : entry(type).schema().path("required")) {
      ObjectNode without = example.deepCopy();
      without.remove(name.asText());
      assertThat(CATALOGUE.validate(type, without))
          .containsExactly(new Violation("/" + name.asText(), "is required"));
    }
  }

  /// What has no bound can fill a disk.
  @ParameterizedTest
  @MethodSource("types")
  void everyTextListAndMapIsBounded(EventType type) {
    List<String> unbounded = new ArrayList<>();
    entry(type)
        .schema()
        .path("properties")
        .properties()
        .forEach(field -> collect(field.getKey(), field.getValue(), unbounded));
    assertThat(unbounded).isEmpty();
  }

  private static void collect(String name, JsonNode field, List<String> unbounded) {
    String types = field.path("type").toString();
    boolean named =
        List.of("const", "enum", "format", "pattern", "maxLength").stream().anyMatch(field::has);
    boolean isText = types.contains("\"string\"");
    boolean isList = types.contains("\"array\"");
    boolean isMap = field.has("additionalProperties");
    if ((isText && !named)
        || (isList && !field.has("maxItems"))
        || (isMap && !field.has("maxProperties"))) {
      unbounded.add(name);
    }
    field
        .path("properties")
        .properties()
        .forEach(inner -> collect(name + "/" + inner.getKey(), inner.getValue(), unbounded));
    for (String keyword : List.of("items", "additionalProperties")) {
      if (field.has(keyword)) {
        collect(name + "/" + keyword, field.path(keyword), unbounded);
      }
    }
  }

  private static CatalogueEntry entry(EventType type) {
    return CATALOGUE.find(type).orElseThrow();
  }

  private static String camelCase(String name) {
    StringBuilder camel = new StringBuilder();
    for (char letter : ("_" + name).toCharArray()) {
      boolean begins = camel.toString().endsWith("_");
      camel.append(begins ? Character.toUpperCase(letter) : letter);
    }
    return camel.toString().replace("_", "");
  }
}
