package dev.headgate.embedded.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FoldersTest {

  @TempDir private Path outside;

  @Test
  void goWithAllThatIsInThem() throws Exception {
    Path folder = Folders.temporary("test");
    Files.writeString(Files.createDirectories(folder.resolve("a/b")).resolve("file"), "x");

    Folders.delete(folder);

    assertThat(folder).doesNotExist();
    assertThatCode(() -> Folders.delete(folder)).doesNotThrowAnyException();
  }

  @Test
  void doNotTakeAlongWhatALinkPointsTo() throws Exception {
    Path kept = Files.writeString(outside.resolve("kept"), "x");
    Path folder = Folders.temporary("test");
    Files.createSymbolicLink(folder.resolve("link"), outside);

    Folders.delete(folder);

    assertThat(folder).doesNotExist();
    assertThat(kept).exists();
  }
}
