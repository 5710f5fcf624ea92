package dev.headgate.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.launcher.Machine.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The script `./headgate` on machines that lack this or that.
final class LauncherTest {

  @TempDir private Path temporary;
  private Machine machine;

  @BeforeEach
  void install() throws IOException {
    machine = new Machine(temporary);
  }

  @Test
  void saysWhereToGetTheJdkThatIsMissing() throws Exception {
    machine.maven("3.9.9", 0);
    machine.set("JAVA_HOME", machine.jdk("usr/lib/jvm/temurin-21", "21.0.2").toString());

    Outcome outcome = machine.headgate("up");

    assertThat(outcome.code()).isEqualTo(69);
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.err()).contains("no JDK 25 found").contains("adoptium.net");
    assertThat(machine.builds()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"usr/lib/jvm/temurin-25", "home/.sdkman/candidates/java/25-tem", "opt/x25"})
  void findsTheJdkInTheUsualFolders(String folder) throws Exception {
    machine.maven("3.9.9", 0);
    machine.jdk("usr/lib/jvm/java-21", "21");
    Path jdk = machine.jdk(folder, "25.0.1");

    assertThat(machine.headgate("status").out()).startsWith(jdk + "/bin/java ");
  }

  @Test
  void prefersTheJdkItIsGivenThenThatOfThePath() throws Exception {
    machine.maven("3.9.9", 0);
    machine.jdk("usr/lib/jvm/temurin-25", "25");
    Path onPath = machine.jdk("elsewhere", "25");
    machine.link("java", onPath.resolve("bin/java"));
    assertThat(machine.headgate("status").out()).startsWith(onPath + "/bin/java ");

    Path given = machine.jdk("given", "25");
    machine.set("HEADGATE_JAVA_HOME", given.toString());
    assertThat(machine.headgate("status").out()).startsWith(given + "/bin/java ");
  }

  @Test
  void asksForMavenWhenItHasToBuild() throws Exception {
    machine.jdk("usr/lib/jvm/temurin-25", "25");

    Outcome outcome = machine.headgate("up");

    assertThat(outcome.code()).isEqualTo(69);
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.err()).contains("Maven 3.8.7 or later").contains("no mvn on the PATH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.8.6", "3.6.3", "2.2.1"})
  void refusesAnOldMavenByItsVersion(String version) throws Exception {
    machine.jdk("usr/lib/jvm/temurin-25", "25");
    machine.maven(version, 0);

    Outcome outcome = machine.headgate("up");

    assertThat(outcome.code()).isEqualTo(69);
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.err()).contains("mvn here is " + version);
    assertThat(machine.builds()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.8.7", "3.10.1", "4.0.0"})
  void buildsOnceAndThenOnlyWhatIsNewer(String version) throws Exception {
    machine.jdk("usr/lib/jvm/temurin-25", "25");
    machine.maven(version, 0);

    assertThat(machine.headgate("up", "--detach").out())
        .contains("-cp " + machine.checkout() + "/cli/target/cli.jar:")
        .endsWith("dev.headgate.cli.Main up --detach\n");
    machine.headgate("up");
    assertThat(machine.builds()).isEqualTo(1);

    change("cli/src/main/New.java");
    machine.headgate("status"); // a running stack keeps the jars it runs from
    assertThat(machine.builds()).isEqualTo(1);
    machine.headgate("up");
    assertThat(machine.builds()).isEqualTo(2);
  }

  @Test
  void showsWhatDidNotCompileAndWhereTheLogIs() throws Exception {
    machine.jdk("usr/lib/jvm/temurin-25", "25");
    machine.maven("3.9.9", 1);

    Outcome outcome = machine.headgate("up");

    assertThat(outcome.code()).isEqualTo(69);
    assertThat(outcome.err())
        .contains("[ERROR] something does not compile")
        .contains("the whole log is " + machine.checkout() + "/cli/target/build.log");
    assertThat(machine.checkout().resolve("cli/target/build.log")).exists();
    assertThat(machine.checkout().resolve(".headgate-build.lock")).doesNotExist();
  }

  @Test
  void takesOverTheLockOfABuildThatWasKilled() throws Exception {
    machine.jdk("usr/lib/jvm/temurin-25", "25");
    machine.maven("3.9.9", 0);
    Path lock = Files.createDirectory(machine.checkout().resolve(".headgate-build.lock"));
    Files.writeString(lock.resolve("pid"), "4194305\n"); // above the kernel's highest

    assertThat(machine.headgate("up").code()).isZero();
    assertThat(lock).doesNotExist();
  }

  private void change(String source) throws IOException {
    Path file = Files.writeString(machine.checkout().resolve(source), "");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
  }
}
