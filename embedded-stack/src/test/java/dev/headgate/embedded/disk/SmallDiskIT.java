package dev.headgate.embedded.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.embedded.child.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

final class SmallDiskIT {

  @Test
  void fillsUpIsFreedAndLeavesNothingBehind() throws Exception {
    Path folder = Folders.temporary("disk");
    try (SmallDisk disk = SmallDisk.mount(folder, "1m")) {
      disk.fill();
      assertThatThrownBy(() -> Files.write(folder.resolve("more"), new byte[4096]))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("No space left");
      disk.free();
      Files.write(folder.resolve("more"), new byte[4096]);
    } catch (SmallDisk.NotPermitted e) {
      Assumptions.abort(e.getMessage());
    } finally {
      assertThat(folder).isEmptyDirectory();
      Folders.delete(folder);
    }
  }
}
