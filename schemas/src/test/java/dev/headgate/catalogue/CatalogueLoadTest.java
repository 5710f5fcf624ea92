package dev.headgate.catalogue;

import static dev.headgate.catalogue.CatalogueFolder.AGGREGATE;
import static dev.headgate.catalogue.CatalogueFolder.REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headgate.event.EventType;
import dev.headgate.topic.Topic;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CatalogueLoadTest {

  @TempDir private Path root;
  private CatalogueFolder folder;

  @BeforeEach
  void aSoundCatalogue() throws Exception {
    folder = new CatalogueFolder(root);
  }

  @Test
  void aDomainIsAddedWithFilesAlone() throws Exception {
    Catalogue catalogue = Catalogue.load(root);
    EventType registered = new EventType("DeviceRegistered", 1);
    assertThat(catalogue.types()).containsExactly(registered);
    assertThat(catalogue.topics()).containsExactly(new Topic("fleet.device.events.v1", 6));
    assertThat(catalogue.find(registered).orElseThrow().decided()).isFalse();
    assertThat(catalogue.validate(registered, new JsonMapper().readTree("{\"serial\":\"A1\"}")))
        .isEmpty();
  }

  @Test
  void aSecondVersionStandsBesideTheFirst() throws Exception {
    folder.copy(
        REGISTERED,
        "fleet/device/DeviceRegistered.v2.json",
        document ->
            document.put(
                "$id", "https://headgate.dev/schemas/fleet/device/DeviceRegistered.v2.json"));
    assertThat(Catalogue.load(root).types())
        .extracting(EventType::toString)
        .containsExactly("DeviceRegistered.v1", "DeviceRegistered.v2");
    folder.delete(REGISTERED);
    assertThat(problems())
        .containsExactly(
            "fleet/device/DeviceRegistered.v2.json# is there without the version before it");
  }

  @Test
  void allProblemsAreToldAtOnce() throws Exception {
    folder.remove(AGGREGATE, "/owner");
    folder.set(REGISTERED, "/properties/serial/type", "\"strin\"");
    folder.write("README.md", "hello");
    assertThat(problems())
        .hasSize(4)
        .anySatisfy(found -> assertThat(found).isEqualTo(AGGREGATE + "#/owner is required"))
        .anySatisfy(found -> assertThat(found).startsWith(REGISTERED + "#/properties/serial/type "))
        .contains("README.md# is neither the folder of a domain nor metadata.v1.json");
  }

  @Test
  void brokenJsonIsNamedByFileAndLine() throws Exception {
    folder.write(REGISTERED, "{\n  \"title\": \"a\",\n  \"title\": \"b\"\n}");
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith(REGISTERED + "# is no JSON at line 3: Duplicate field 'title'");
  }

  @Test
  void everyFieldExplainsItselfHoweverDeep() throws Exception {
    folder.remove(REGISTERED, "/properties/labels/additionalProperties/description");
    folder.set(REGISTERED, "/properties/ports/items/description", "\" \"");
    folder.remove(REGISTERED, "/properties/serial/description");
    assertThat(problems())
        .contains(
            REGISTERED + "#/properties/labels/additionalProperties/description is required",
            REGISTERED + "#/properties/serial/description is required")
        .anyMatch(found -> found.startsWith(REGISTERED + "#/properties/ports/items/description "))
        .hasSize(3);
  }

  @Test
  void anUnknownKeywordIsRefusedSinceItsChangesCouldNotBeJudged() throws Exception {
    folder.set(REGISTERED, "/properties/serial/maxLenght", "3");
    folder.set(REGISTERED, "/anyOf", "[{\"type\": \"object\"}]");
    assertThat(problems())
        .containsExactlyInAnyOrder(
            REGISTERED + "#/properties/serial/maxLenght is not known here",
            REGISTERED + "#/anyOf is not known here");
  }

  @Test
  void anObjectMayNotBeClosed() throws Exception {
    folder.set(REGISTERED, "/properties/labels/additionalProperties", "false");
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith(REGISTERED + "#/properties/labels/additionalProperties ");
  }

  @Test
  void aSchemaHasAnExampleAndAcceptsIt() throws Exception {
    folder.set(REGISTERED, "/examples", "[{\"serial\": \"A1\"}, {\"ports\": [\"ssh\"]}]");
    assertThat(problems())
        .contains(REGISTERED + "#/examples/1/serial is required")
        .anyMatch(found -> found.startsWith(REGISTERED + "#/examples/1/ports/0 "))
        .hasSize(2);
    folder.set(REGISTERED, "/examples", "[]");
    assertThat(problems()).singleElement().asString().startsWith(REGISTERED + "#/examples ");
  }

  @Test
  void whatIsRequiredExists() throws Exception {
    folder.set(REGISTERED, "/required", "[\"serial\", \"seriall\"]");
    assertThat(problems()).containsExactly(REGISTERED + "#/required/1 is not among the properties");
  }

  @Test
  void aPersonalFieldMustTakeItsEncryptedForm() throws Exception {
    folder.set(REGISTERED, "/properties/serial/x-pii", "true");
    assertThat(problems())
        .containsExactlyInAnyOrder(
            REGISTERED
                + "#/properties/serial is personal (x-pii) but does not accept"
                + " {\"enc\": …, \"kid\": …}",
            REGISTERED
                + "#/properties/serial is personal (x-pii) but accepts one type, not plain and"
                + " encrypted");
    folder.set(REGISTERED, "/properties/serial/type", "[\"string\", \"object\"]");
    assertThat(Catalogue.load(root).types()).hasSize(1);
  }

  @Test
  void aSchemaIsNamedForWhereItIs() throws Exception {
    folder.set(REGISTERED, "/$id", "\"https://headgate.dev/schemas/elsewhere.json\"");
    folder.set(REGISTERED, "/title", "\"Registered\"");
    assertThat(problems())
        .containsExactly(
            REGISTERED
                + "#/$id is not"
                + " 'https://headgate.dev/schemas/fleet/device/DeviceRegistered.v1.json'",
            REGISTERED + "#/title is not 'DeviceRegistered'");
  }

  @Test
  void anAggregateIsNamedForWhereItIs() throws Exception {
    folder.set(AGGREGATE, "/aggregate_type", "\"machine\"");
    assertThat(problems())
        .containsExactly(AGGREGATE + "#/aggregate_type is not the name of its folder");
    folder.set(AGGREGATE, "/aggregate_type", "\"device\"");
    folder.set(AGGREGATE, "/topic", "\"auth.device.events.v1\"");
    assertThat(problems())
        .containsExactly(AGGREGATE + "#/topic does not begin with the name of its domain's folder");
  }

  @Test
  void aTopicAnAggregateAndATypeAreThereOnce() throws Exception {
    folder.copy(
        AGGREGATE,
        "shop/device/aggregate.json",
        file -> file.put("topic", "shop.device.events.v1"));
    folder.copy(
        AGGREGATE, "fleet/volume/aggregate.json", file -> file.put("aggregate_type", "volume"));
    String copy = "fleet/volume/DeviceRegistered.v1.json";
    folder.copy(REGISTERED, copy, file -> file.put("$id", "https://headgate.dev/schemas/" + copy));
    assertThat(problems())
        .containsExactlyInAnyOrder(
            "shop/device/aggregate.json#/aggregate_type is an aggregate of domain 'fleet' already",
            "shop/device/aggregate.json# has no event type beside it",
            "fleet/volume/aggregate.json#/topic is the topic of another aggregate",
            copy + "# is an event type of aggregate 'device' already");
  }

  @Test
  void strayFilesAreNamed() throws Exception {
    folder.write("fleet/notes.txt", "");
    folder.write("fleet/device/deviceRegistered.v1.json", "{}");
    folder.write("fleet/device/DeviceRegistered.v0.json", "{}");
    assertThat(problems())
        .containsExactlyInAnyOrder(
            "fleet/notes.txt# is not the folder of an aggregate",
            "fleet/device/deviceRegistered.v1.json# is neither aggregate.json nor called"
                + " <EventType>.v<N>.json",
            "fleet/device/DeviceRegistered.v0.json# is neither aggregate.json nor called"
                + " <EventType>.v<N>.json");
  }

  @Test
  void aPatternThatDoesNotCompileIsNamed() throws Exception {
    folder.set(REGISTERED, "/properties/serial/pattern", "\"[\"");
    assertThat(problems()).singleElement().asString().startsWith(REGISTERED + "#");
  }

  @Test
  void theMetadataSchemaMustBeThere() throws Exception {
    folder.delete("metadata.v1.json");
    assertThat(problems()).containsExactly("metadata.v1.json# is not there");
  }

  @Test
  void everyTopicIsPartitionedAsTheOrdersAboutItsDeadLettersAre() throws Exception {
    folder.set(AGGREGATE, "/partitions", "12");
    assertThat(problems())
        .containsExactly(AGGREGATE + "#/partitions is not 6, as all topics have that are folded");
  }

  @Test
  void anAggregateHasAnEventType() throws Exception {
    folder.delete(REGISTERED);
    assertThat(problems()).containsExactly(AGGREGATE + "# has no event type beside it");
  }

  @Test
  void hiddenFilesArePassedOver() throws Exception {
    folder.write(".git/config", "");
    folder.write("fleet/.keep", "");
    folder.write("fleet/device/.DeviceRegistered.v1.json.swp", "");
    assertThat(Catalogue.load(root).types()).hasSize(1);
  }

  private List<String> problems() {
    BrokenCatalogue broken =
        catchThrowableOfType(BrokenCatalogue.class, () -> Catalogue.load(root));
    assertThat(broken).as("the catalogue is refused").isNotNull();
    assertThat(broken).hasMessageStartingWith("the catalogue in " + root + " is broken:\n  ");
    return broken.findings().stream().map(Finding::toString).toList();
  }
}
