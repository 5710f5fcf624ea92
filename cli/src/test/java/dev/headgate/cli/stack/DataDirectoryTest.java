package dev.headgate.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataDirectoryTest {

  @TempDir private Path temporary = Path.of("");

  @Test
  void isBelowXdgDataHomeWhereThatIsSet() {
    assertThat(DataDirectory.ofUser(Map.of("XDG_DATA_HOME", "/data"), "/home/ann").root())
        .isEqualTo(Path.of("/data/headgate"));
    assertThat(DataDirectory.ofUser(Map.of("HOME", "/home/bob"), "/").root())
        .isEqualTo(Path.of("/home/bob/.local/share/headgate"));
    assertThat(DataDirectory.ofUser(Map.of(), "/home/ann").root())
        .isEqualTo(Path.of("/home/ann/.local/share/headgate"));
  }

  @Test
  void isReadableByItsOwnerAlone() throws Exception {
    DataDirectory directory = prepared();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.root())))
        .isEqualTo("rwx------");
  }

  @Test
  void refusesAnotherFormat() throws Exception {
    DataDirectory directory = prepared();
    Files.writeString(directory.root().resolve("format"), "2\n");

    assertThatThrownBy(directory::prepare)
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("format '2'")
        .hasMessageContaining("--data-dir");
  }

  @Test
  void refusesAFolderOfSomebodyElsesAndLeavesItAlone() throws Exception {
    Path foreign = Files.createDirectory(temporary.resolve("photos"));
    Files.writeString(foreign.resolve("cat.jpg"), "meow");
    var before = Files.getPosixFilePermissions(foreign);

    assertThatThrownBy(new DataDirectory(foreign)::prepare)
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("is not a data directory of headgate's");

    assertThat(foreign.toFile().list()).containsExactly("cat.jpg");
    assertThat(Files.getPosixFilePermissions(foreign)).isEqualTo(before);
  }

  @Test
  void takesAnEmptyFolder() throws Exception {
    Path empty = Files.createDirectory(temporary.resolve("disk"));
    Files.createDirectory(empty.resolve("lost+found")); // of a disk's own

    new DataDirectory(empty).prepare();

    assertThat(empty.resolve("format")).hasContent("1");
  }

  @Test
  void refusesAFileInItsPlace() throws Exception {
    Path file = Files.writeString(temporary.resolve("file"), "");

    assertThatThrownBy(new DataDirectory(file)::prepare)
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("cannot be used")
        .hasMessageContaining("--data-dir");
  }

  @Test
  void refusesAFullDisk() {
    assertThatThrownBy(() -> new Preparation(prepared()).requireSpace(5L << 20))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("only 5 MiB are free");
  }

  @Test
  void isLockedByOneSupervisorAtATime() throws Exception {
    DataDirectory directory = prepared();
    var lock = directory.lock().orElseThrow();

    assertThat(directory.lock()).isEmpty();

    lock.acquiredBy().close();
    assertThat(directory.lock()).isPresent();
  }

  @Test
  void keepsItsSecretsAndShowsThemToNobodyElse() throws Exception {
    DataDirectory directory = prepared();
    Secrets made = Secrets.in(directory);

    assertThat(Secrets.in(directory)).isEqualTo(made);
    assertThat(made.toString()).doesNotContain(made.pepper());
    Path file = directory.root().resolve("secrets.properties");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  private DataDirectory prepared() {
    DataDirectory directory = new DataDirectory(temporary.resolve("data"));
    directory.prepare();
    return directory;
  }
}
