package dev.headgate.embedded.postgres;

import dev.headgate.embedded.child.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Puts a cluster's write-ahead log on a disk of its own.
public final class MovedLog {

  private MovedLog() {}

  /// Moves the log and leaves a symbolic link in its place. The server must be stopped.
  ///
  /// @param folder does not exist yet
  public static void of(Cluster cluster, Path folder) {
    Path log = cluster.data().resolve("pg_wal");
    try (Stream<Path> files = Files.walk(log)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(log.relativize(file)));
      }
      Folders.delete(log);
      Files.createSymbolicLink(log, folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot move the log to " + folder, e);
    }
  }
}
