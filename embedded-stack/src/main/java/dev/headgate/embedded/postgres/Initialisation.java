package dev.headgate.embedded.postgres;

import dev.headgate.embedded.child.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// Runs `initdb` once for a folder. A crash in the middle leaves nothing behind that looks like a
/// cluster.
final class Initialisation {

  private Initialisation() {}

  static void ensure(Cluster cluster) {
    if (Files.exists(cluster.data().resolve("PG_VERSION"))) {
      return;
    }
    try {
      Files.createDirectories(cluster.folder());
      Path half = Files.createTempDirectory(cluster.folder(), "initdb-");
      try {
        run(cluster, half.resolve("data"));
        Files.move(half.resolve("data"), cluster.data(), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Folders.delete(half);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot initialise a cluster in " + cluster.folder(), e);
    }
  }

  private static void run(Cluster cluster, Path data) throws IOException {
    Path passwordFile =
        Files.createTempFile(
            data.getParent(),
            "password",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passwordFile, cluster.password());
    List<String> words =
        new ArrayList<>(
            cluster
                .binaries()
                .command(
                    "initdb",
                    "-D",
                    data.toString(),
                    "-U",
                    "postgres",
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + passwordFile,
                    "-E",
                    "UTF8",
                    "--no-locale"));
    if (!cluster.durable()) {
      words.add("--no-sync");
    }
    Process initdb = new ProcessBuilder(words).redirectErrorStream(true).start();
    String output = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Files.delete(passwordFile);
    if (awaitExit(initdb) != 0) {
      throw new IOException("initdb failed; " + remedy(output) + "\n" + output);
    }
  }

  private static int awaitExit(Process initdb) {
    try {
      return initdb.waitFor();
    } catch (InterruptedException e) {
      initdb.destroyForcibly();
      throw new IllegalStateException("interrupted while initialising a cluster", e);
    }
  }

  private static String remedy(String output) {
    return output.contains("unshare")
        ? "root needs user namespaces to run PostgreSQL (sysctl user.max_user_namespaces > 0), or"
            + " start as an ordinary user"
        : "is there space left on the disk?";
  }
}
