package dev.headgate.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headgate.event.EventType;
import dev.headgate.topic.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A team's own folder beside the shipped catalogue.
final class AddedFolderTest {

  private static final String AGGREGATE = "parking/gate/aggregate.json";
  private static final String OPENED = "parking/gate/GateOpened.v1.json";

  @TempDir private Path root;
  private CatalogueFolder folder;

  @BeforeEach
  void aSoundFolder() throws Exception {
    folder = new CatalogueFolder(root);
    folder.delete("metadata.v1.json");
    folder.copy(
        CatalogueFolder.AGGREGATE,
        AGGREGATE,
        file -> file.put("aggregate_type", "gate").put("topic", "parking.gate.events.v1"));
    folder.copy(
        CatalogueFolder.REGISTERED,
        OPENED,
        file ->
            file.put("title", "GateOpened").put("$id", "https://headgate.dev/schemas/" + OPENED));
    for (String file : List.of(CatalogueFolder.AGGREGATE, CatalogueFolder.REGISTERED)) {
      folder.delete(file);
    }
    folder.delete("fleet/device");
    folder.delete("fleet");
  }

  @Test
  void itsAggregatesStandBesideTheShippedOnes() throws Exception {
    Catalogue shipped = Catalogue.shipped();
    Catalogue both = Catalogue.shippedWith(root);
    EventType opened = new EventType("GateOpened", 1);
    assertThat(both.types()).containsAll(shipped.types()).contains(opened);
    assertThat(both.types()).hasSize(shipped.types().size() + 1);
    assertThat(both.topics()).contains(new Topic("parking.gate.events.v1", 6));
    var data = new JsonMapper().createObjectNode();
    assertThat(both.validate(opened, data))
        .containsExactly(new Violation("/serial", "is required"));
    assertThat(both.validateMetadata(data.put("ip_address", 1))).isNotEmpty();
  }

  @Test
  void aShippedAggregateTopicOrTypeIsNotTakenOver() throws Exception {
    folder.copy(
        AGGREGATE,
        "parking/user/aggregate.json",
        file -> file.put("aggregate_type", "user").put("topic", "parking.user.events.v1"));
    String again = "parking/user/SessionCreated.v1.json";
    folder.copy(
        OPENED,
        again,
        file ->
            file.put("title", "SessionCreated")
                .put("$id", "https://headgate.dev/schemas/" + again));
    folder.copy(
        AGGREGATE,
        "fleet/dev_ice/aggregate.json",
        file -> file.put("aggregate_type", "dev_ice").put("topic", "fleet.device.events.v1"));
    assertThat(problems())
        .containsExactlyInAnyOrder(
            "parking/user/aggregate.json#/aggregate_type is an aggregate of domain 'auth' already",
            again + "# is an event type of aggregate 'session' already",
            "fleet/dev_ice/aggregate.json#/topic is the topic of another aggregate",
            "fleet/dev_ice/aggregate.json# has no event type beside it");
  }

  @Test
  void aDeciderIsCodeAndCannotBeAddedWithFiles() throws Exception {
    folder.set(AGGREGATE, "/decided", "true");
    assertThat(problems())
        .containsExactly(
            AGGREGATE + "#/decided must be false: a decider is code, and there is none for it");
  }

  @Test
  void thePipelinesOwnTopicsAreOutOfReach() throws Exception {
    folder.copy(
        AGGREGATE,
        "headgate/gate/aggregate.json",
        file -> file.put("topic", "headgate.gate.events.v1"));
    assertThat(problems())
        .contains(
            "headgate# is no name of a domain: lower-case letters and digits, not 'headgate'");
  }

  @Test
  void metadataIsSharedByAll() throws Exception {
    folder.write("metadata.v1.json", "{}");
    assertThat(problems()).containsExactly("metadata.v1.json# is not the folder of a domain");
  }

  @Test
  void allProblemsAreToldAtOnceByFileAndPointer() throws Exception {
    folder.set(AGGREGATE, "/partitions", "0");
    folder.copy(OPENED, "parking/gate/GateClosed.v1.json", _ -> {});
    folder.set("parking/gate/GateClosed.v1.json", "/examples/0/serial", "7");
    folder.set(OPENED, "/properties/serial/maxLength", "\"20\"");
    folder.write("parking/barrier/aggregate.json", "{");
    Files.write(root.resolve("parking/barrier/BarrierHit.v1.json"), new byte[] {(byte) 0xff});
    assertThat(problems())
        .hasSize(7)
        .anyMatch(problem -> problem.startsWith(AGGREGATE + "#/partitions "))
        .anyMatch(problem -> problem.startsWith(OPENED + "#/properties/serial/maxLength "))
        .anyMatch(problem -> problem.startsWith("parking/gate/GateClosed.v1.json#/$id is not "))
        .anyMatch(problem -> problem.startsWith("parking/gate/GateClosed.v1.json#/title is not "))
        .anyMatch(
            problem -> problem.startsWith("parking/gate/GateClosed.v1.json#/examples/0/serial "))
        .anyMatch(problem -> problem.startsWith("parking/barrier/aggregate.json# is no JSON at "))
        .contains("parking/barrier/BarrierHit.v1.json# is no UTF-8");
  }

  @Test
  void aFolderThatIsNotThereOrHoldsNothingIsNoCatalogue() throws Exception {
    Path empty = Files.createDirectory(root.resolve("empty"));
    assertThat(problems(empty)).containsExactly("# holds no domain");
    assertThat(problems(root.resolve("missing"))).containsExactly("# is no folder");
    assertThat(problems(root.resolve(OPENED))).containsExactly("# is no folder");
  }

  private List<String> problems() {
    return problems(root);
  }

  private static List<String> problems(Path folder) {
    BrokenCatalogue broken =
        catchThrowableOfType(BrokenCatalogue.class, () -> Catalogue.shippedWith(folder));
    assertThat(broken).as("the folder is refused").isNotNull();
    return broken.findings().stream().map(Finding::toString).toList();
  }
}
