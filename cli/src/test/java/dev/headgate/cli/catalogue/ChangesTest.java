package dev.headgate.cli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.catalogue.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChangesTest {

  private static final String SCHEMA = "parking/gate/GateOpened.v1.json";

  @TempDir private Path released;
  @TempDir private Path proposed;

  @BeforeEach
  void aReleaseAndWhatBecomesOfIt() {
    for (Path root : new Path[] {released, proposed}) {
      new StartingPoint(root, "parking", "gate", "parking-platform")
          .write(Catalogue.shipped(), "GateOpened", "A gate opened.");
    }
  }

  @Test
  void wordsAndOptionalPropertiesMayCome() throws Exception {
    edit("A gate opened.", "A gate let somebody in.");
    edit(
        "\"status\": {",
        "\"lane\" : {\"description\": \"Which.\", \"type\": \"integer\"}, \"status\": {");
    assertThat(Changes.between(released, proposed)).isEmpty();
  }

  @Test
  void whatOldEventsRelyOnIsNamedByFileAndPointer() throws Exception {
    edit("1000000", "10");
    Files.delete(proposed.resolve("parking/gate/aggregate.json"));
    assertThat(Changes.between(released, proposed))
        .containsExactly(
            new Finding(SCHEMA, "/properties/amount_kg/maximum", "changed from 1000000 to 10"),
            new Finding("parking/gate/aggregate.json", "", "was taken away"));
  }

  private void edit(String from, String to) throws Exception {
    Path file = proposed.resolve(SCHEMA);
    Files.writeString(file, Files.readString(file).replace(from, to));
  }
}
