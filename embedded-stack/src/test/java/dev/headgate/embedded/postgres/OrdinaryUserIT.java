package dev.headgate.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headgate.embedded.child.Folders;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The other tests run as whoever builds, in a container often root; this one as somebody else.
final class OrdinaryUserIT {

  private static final String NOBODY = "65534";

  private final Path folder = Folders.temporary("nobody");

  @AfterEach
  void delete() {
    Folders.delete(folder);
  }

  @Test
  void startsAServerAsAnOrdinaryUser() throws Exception {
    assumeTrue(isRoot(), "only root can become somebody else; the other tests show this user");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "there is no setpriv here");
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.setAttribute(home, "unix:uid", Integer.valueOf(NOBODY));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> words =
        List.of(
            "setpriv",
            "--reuid",
            NOBODY,
            "--regid",
            NOBODY,
            "--clear-groups",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            readableClassPath(),
            Program.class.getName());
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().remove("XDG_CACHE_HOME");
    builder.environment().put("HOME", home.toString());
    Process process = builder.start();

    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(output).endsWith("18 on\n");
    assertThat(process.waitFor()).isZero();
    assertThat(home.resolve(".cache/headgate")).isNotEmptyDirectory();
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /// The class path as copies: the build's own may lie in a home nobody else can enter.
  private String readableClassPath() throws IOException {
    List<String> copies = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path copy = folder.resolve("lib").resolve(String.valueOf(copies.size()));
      copyTree(Path.of(entry), copy);
      copies.add(copy.toString());
    }
    return String.join(File.pathSeparator, copies);
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  /// Starts a server, asks it something, and leaves.
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) throws Exception {
      try (PostgresServer server = PostgresServer.temporary();
          Connection connection = server.connect("postgres");
          Statement statement = connection.createStatement();
          ResultSet result =
              statement.executeQuery(
                  "SELECT current_setting('server_version_num')::int / 10000 || ' '"
                      + " || current_setting('fsync')")) {
        result.next();
        System.out.println(result.getString(1));
      }
    }
  }
}
