package dev.headgate.cli.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.cli.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArchiveFolderTest {

  private static final LocalDate DAY = LocalDate.parse("2026-08-01");

  @TempDir private Path temporary;
  private Path root;
  private ArchiveFolder folder;

  @BeforeEach
  void open() {
    root = temporary.resolve("archives");
    folder = new ArchiveFolder(root);
  }

  @Test
  void readsWhatWasWritten() {
    Archive archive = folder.write(DAY, lines("{\"a\": 1}", "{\"b\": \"ü\"}"));
    List<String> read = new ArrayList<>();
    ArchiveReader.read(archive, read::add);
    assertThat(read).containsExactly("{\"a\": 1}", "{\"b\": \"ü\"}");
    assertThat(archive.contents().events()).isEqualTo(2);
  }

  @Test
  void beginsItsChecksumWithZeros() {
    assertThat(folder.write(DAY, lines()).contents()).isEqualTo(new Contents(0, "0".repeat(64)));
  }

  @Test
  void leavesNothingOfLinesThatDidNotArriveAsTheyWereSent() throws IOException {
    assertThatThrownBy(() ->
            folder.write(
                DAY,
                taker -> {
                  taker.accept("{}");
                  return new Contents(2, "0".repeat(64));
                }))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("is not what was sent");
    assertThat(files()).isEmpty();
  }

  @Test
  void leavesNothingOfLinesThatEndHalfWay() throws IOException {
    assertThatThrownBy(() ->
            folder.write(
                DAY,
                taker -> {
                  taker.accept("{}");
                  throw new IllegalStateException("the server is away");
                }))
        .hasMessage("the server is away");
    assertThat(files()).isEmpty();
  }

  @Test
  void forgetsWhatAKilledRunLeftOfTheDay() throws IOException {
    folder.write(DAY, lines("{}"));
    Files.writeString(root.resolve(".outbox_20260801-1.draft"), "half");
    Files.writeString(root.resolve(".outbox_20260802-1.draft"), "another day's");
    folder.write(DAY, lines("{}"));
    assertThat(files()).hasSize(3).contains(".outbox_20260802-1.draft");
  }

  @Test
  void keepsAnotherArchiveOfTheDay() {
    Archive one = folder.write(DAY, lines("{}"));
    Archive other = folder.write(DAY, lines("{}", "{}"));
    assertThat(ArchiveReader.isWhole(one)).isTrue();
    assertThat(ArchiveReader.isWhole(other)).isTrue();
  }

  @Test
  void noticesWhatNobodyWroteBehindTheEnd() throws IOException {
    Archive archive = folder.write(DAY, lines("{}"));
    Files.write(archive.file(), new byte[1], StandardOpenOption.APPEND);
    assertThat(ArchiveReader.isWhole(archive)).isFalse();
    assertThatThrownBy(() -> ArchiveReader.read(archive, _ -> {}))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("changed since it was written");
  }

  @Test
  void saysThatAnArchiveIsNotThere() {
    Archive archive = folder.write(DAY, lines("{}")).in(temporary);
    assertThatThrownBy(() -> ArchiveReader.read(archive, _ -> {}))
        .hasMessageContaining(archive.file().toString())
        .hasMessageContaining("it is not there");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  private static Function<Consumer<String>, Contents> lines(String... lines) {
    return taker -> {
      Chain chain = new Chain();
      for (String line : lines) {
        chain.add(line);
        taker.accept(line);
      }
      return chain.contents();
    };
  }
}
