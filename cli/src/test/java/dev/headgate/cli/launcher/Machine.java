package dev.headgate.cli.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A machine with a clone on it, and only the programs the test gives it.
final class Machine {

  /// What the script may count on: POSIX, no more.
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "cat",
          "cp",
          "dirname",
          "find",
          "grep",
          "head",
          "mkdir",
          "readlink",
          "rm",
          "sed",
          "sleep",
          "sort",
          "tee",
          "touch");

  /// Leaves the jars where Maven would, and counts.
  private static final String MAVEN =
      """
      #!/bin/sh
      if [ "$1" = -v ]; then echo "Apache Maven VERSION (abc)"; exit 0; fi
      echo built >>builds
      for module in command-service cdc-relay projector-streams cli; do
        mkdir -p $module/target/lib && : >$module/target/$module.jar
      done
      echo "[ERROR] something does not compile"
      exit CODE
      """;

  private final Path root;
  private final Map<String, String> environment = new TreeMap<>();

  record Outcome(int code, String out, String err) {}

  Machine(Path root) throws IOException {
    this.root = root;
    Files.createDirectories(checkout().resolve("cli/src/main"));
    Files.writeString(checkout().resolve("pom.xml"), "<project/>");
    Files.copy(Path.of(System.getProperty("basedir")).resolveSibling("headgate"), script());
    Files.createDirectories(root.resolve("bin"));
    for (String tool : TOOLS) {
      program(root.resolve("bin").resolve(tool), "#!/bin/sh\nexec " + find(tool) + " \"$@\"\n");
    }
    set("PATH", root.resolve("bin").toString());
    set("HOME", root.resolve("home").toString());
    set("HEADGATE_JDK_ROOT", root.toString());
  }

  private static Path find(String tool) {
    return List.of(Path.of("/usr/bin", tool), Path.of("/bin", tool)).stream()
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  Path checkout() {
    return root.resolve("clone");
  }

  private Path script() {
    return checkout().resolve("headgate");
  }

  void set(String name, String value) {
    environment.put(name, value);
  }

  /// Installs a JDK whose `java` only says what it was told.
  Path jdk(String folder, String version) throws IOException {
    Path home = root.resolve(folder);
    program(home.resolve("bin/java"), "#!/bin/sh\necho \"$0 $*\"\n");
    program(home.resolve("bin/javac"), "#!/bin/sh\n");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
    return home;
  }

  void maven(String version, int exitCode) throws IOException {
    program(
        root.resolve("bin/mvn"),
        MAVEN.replace("VERSION", version).replace("CODE", String.valueOf(exitCode)));
  }

  void link(String name, Path target) throws IOException {
    Files.createSymbolicLink(root.resolve("bin").resolve(name), target);
  }

  private static void program(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  long builds() throws IOException {
    Path builds = checkout().resolve("builds");
    return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
  }

  Outcome headgate(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", script().toString()));
    command.addAll(List.of(words));
    Path err = root.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), out, Files.readString(err));
  }
}
