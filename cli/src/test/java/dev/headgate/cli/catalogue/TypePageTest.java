package dev.headgate.cli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.catalogue.CatalogueEntry;
import dev.headgate.event.EventType;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TypePageTest {

  private static final Catalogue CATALOGUE = Catalogue.shipped();

  @Test
  void saysWhereAnEventGoesAndWhatItsDataIs() {
    assertThat(TypePage.of(entry("DeviceOffline")).lines())
        .contains(
            "DeviceOffline.v1: A device is not reachable any more.",
            "topic      fleet.device.events.v1",
            "owner      fleet-platform",
            "appended   with POST /api/v1/events or publish_event",
            "  status  string const=offline  required",
            "      What the device is from now on.",
            "  missed_heartbeats  integer minimum=0 maximum=1000000",
            "  \"reason\" : \"heartbeat_missed\",");
  }

  @Test
  void reachesIntoListsAndMaps() {
    assertThat(Field.of(entry("TargetStateAppAdded").schema()))
        .extracting(Field::path)
        .contains("apps", "apps.*", "apps.*.ports[]", "apps.*.ports[].host_port");
  }

  @Test
  void marksWhatIsPersonalAndWhatDecidersGuard() {
    assertThat(TypePage.of(entry("UserUpserted")))
        .contains("appended   by the commands under /v1/auth alone")
        .containsPattern("(?m)^  email  string\\|object .* required  personal$");
  }

  @Test
  void everyTypeHasAPageAndALine() {
    List<CatalogueEntry> all =
        CATALOGUE.types().stream().map(type -> CATALOGUE.find(type).orElseThrow()).toList();
    assertThat(all)
        .allSatisfy(
            entry -> assertThat(TypePage.of(entry)).contains(entry.description(), "example:"));
    assertThat(TypeTable.of(all).lines())
        .hasSize(all.size() + 1)
        .last()
        .isEqualTo(all.size() + " event types");
    assertThat(all.getFirst().whole().path("examples")).isNotEmpty();
  }

  private static CatalogueEntry entry(String type) {
    return CATALOGUE.find(new EventType(type, 1)).orElseThrow();
  }
}
