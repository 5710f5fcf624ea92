package dev.headgate.cli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headgate.catalogue.Catalogue;
import dev.headgate.catalogue.CatalogueEntry;
import dev.headgate.catalogue.Violation;
import dev.headgate.cli.stack.StackFailure;
import dev.headgate.event.EventType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartingPointTest {

  private static final EventType OPENED = new EventType("ParkingLotOpened", 1);

  @TempDir private Path root;

  @Test
  void whatItWritesIsInOrderAsItIs() throws Exception {
    assertThat(write("ParkingLotOpened"))
        .containsExactly(
            "parking/parking_lot/aggregate.json", "parking/parking_lot/ParkingLotOpened.v1.json");
    Catalogue catalogue = Catalogue.shippedWith(root);
    CatalogueEntry entry = catalogue.find(OPENED).orElseThrow();
    assertThat(entry.topic()).hasToString("parking.parkinglot.events.v1");
    assertThat(entry.owner()).isEqualTo("parking-platform");
    assertThat(entry.description()).isEqualTo("A lot took its first car.");
    assertThat(catalogue.validate(OPENED, new JsonMapper().createObjectNode()))
        .containsExactly(new Violation("/status", "is required"));
  }

  @Test
  void aSecondTypeLeavesTheAggregatesFileAlone() throws Exception {
    write("ParkingLotOpened");
    assertThat(write("ParkingLotClosed"))
        .containsExactly("parking/parking_lot/ParkingLotClosed.v1.json");
    assertThat(Catalogue.shippedWith(root).types()).contains(new EventType("ParkingLotClosed", 1));
  }

  @Test
  void theNextVersionBeginsAsACopyOfTheLast() throws Exception {
    write("ParkingLotOpened");
    var written = point().writeNext(Catalogue.shippedWith(root), "ParkingLotOpened");
    assertThat(written)
        .containsExactly(root.resolve("parking/parking_lot/ParkingLotOpened.v2.json"));
    assertThat(Catalogue.shippedWith(root).types())
        .contains(OPENED, new EventType("ParkingLotOpened", 2));
    assertThatThrownBy(() -> point().writeNext(Catalogue.shippedWith(root), "DeviceOnline"))
        .hasMessage(
            "'DeviceOnline' is no event type of parking/parking_lot: it belongs to fleet/device");
  }

  @Test
  void aShippedTypeGetsItsVersionsFromElsewhere() {
    StartingPoint device = new StartingPoint(root, "fleet", "device", "o");
    assertThatThrownBy(() -> device.writeNext(Catalogue.shipped(), "DeviceOnline"))
        .hasMessageStartingWith("DeviceOnline is shipped, not of this folder: ");
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void nothingThatIsThereIsWrittenOver() throws Exception {
    write("ParkingLotOpened");
    Path file = root.resolve("parking/parking_lot/ParkingLotOpened.v1.json");
    String before = Files.readString(file);
    assertThatThrownBy(() -> write("ParkingLotOpened"))
        .isInstanceOf(StackFailure.class)
        .hasMessageStartingWith("ParkingLotOpened is an event type of parking_lot already: ");
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void namesThatCannotBeAreRefusedBeforeAnythingIsWritten() throws Exception {
    assertThatThrownBy(() -> new StartingPoint(root, "Parking", "lot", "o"))
        .hasMessageStartingWith("'Parking' is no domain: ");
    assertThatThrownBy(() -> new StartingPoint(root, "headgate", "lot", "o"))
        .hasMessageStartingWith("'headgate' is no domain: ");
    assertThatThrownBy(() -> new StartingPoint(root, "parking", "../lot", "o"))
        .hasMessageStartingWith("'../lot' is no aggregate type: ");
    assertThatThrownBy(() -> write("lot_opened"))
        .hasMessageStartingWith("'lot_opened' is no event type: ");
    assertThatThrownBy(() -> write("DeviceOnline"))
        .hasMessageStartingWith("DeviceOnline is an event type of device already: ");
    assertThatThrownBy(() ->
            new StartingPoint(root, "parking", "device", "o")
                .write(Catalogue.shipped(), "DeviceParked", "d"))
        .hasMessageStartingWith("device is an aggregate of domain fleet already");
    assertThat(root).isEmptyDirectory();
  }

  private List<String> write(String type) throws Exception {
    Catalogue present =
        Files.exists(root.resolve("parking")) ? Catalogue.shippedWith(root) : Catalogue.shipped();
    return point().write(present, type, "A lot took its first car.").stream()
        .map(file -> root.relativize(file).toString())
        .toList();
  }

  private StartingPoint point() {
    return new StartingPoint(root, "parking", "parking_lot", "parking-platform");
  }
}
