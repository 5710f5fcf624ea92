package dev.headgate.cli.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFileTest {

  @TempDir private Path folder;

  @Test
  void readsOneObject() throws IOException {
    Path file = Files.writeString(folder.resolve("data.json"), "{\"email\":\"a@b.c\"}");
    assertThat(DataFile.read(file).path("email").asText()).isEqualTo("a@b.c");
  }

  @Test
  void tellsNothingOfWhatAFileHolds() throws IOException {
    for (String text : new String[] {"{\"secret", "[\"secret\"]", ""}) {
      Path file = Files.writeString(folder.resolve("data.json"), text);
      assertThatThrownBy(() -> DataFile.read(file))
          .hasMessageContaining("data.json holds no JSON object")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void editsNothingThatIsNotThere() {
    assertThatThrownBy(
            () -> DataFile.edited(JsonNodeFactory.instance.objectNode().putNull("record")))
        .hasMessageContaining("give the data with --data");
  }
}
