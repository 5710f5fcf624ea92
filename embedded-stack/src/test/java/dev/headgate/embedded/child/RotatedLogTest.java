package dev.headgate.embedded.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RotatedLogTest {

  @TempDir private Path folder;

  @Test
  void keepsTheNewestLinesInThreeFiles() throws Exception {
    Path file = folder.resolve("service.log");
    try (RotatedLog log = new RotatedLog(file, 10)) {
      for (int i = 1; i <= 9; i++) {
        log.append("line " + i); // two fill a file
      }
    }
    assertThat(file).hasContent("line 9");
    assertThat(folder.resolve("service.log.1")).hasContent("line 7\nline 8");
    assertThat(folder.resolve("service.log.2")).hasContent("line 5\nline 6");
    assertThat(folder.toFile().list()).hasSize(3);
  }

  @Test
  void goesOnWhereALastRunEnded() throws Exception {
    Path file = folder.resolve("made/with/it/service.log");
    for (int i = 1; i <= 3; i++) {
      try (RotatedLog log = new RotatedLog(file, 10)) {
        log.append("line " + i);
      }
    }
    assertThat(file).hasContent("line 3");
    assertThat(file.resolveSibling("service.log.1")).hasContent("line 1\nline 2");
  }
}
