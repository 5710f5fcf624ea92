package dev.headgate.embedded.postgres;

import dev.headgate.embedded.child.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/// What a server is started with.
///
/// @param folder holds the data (`data`) and the log (`postgres.log`)
/// @param password of the administrator `postgres`; used when the cluster is initialised, asked for
///   ever after
/// @param settings added to the command line; `fsync=on` cannot be changed
/// @param durable whether initialising waits for the disk; false only where the data is thrown away
public record Cluster(
    PostgresBinaries binaries,
    Path folder,
    int port,
    String password,
    Map<String, String> settings,
    boolean durable) {

  /// Settings of a server whose log is decoded.
  public static final Map<String, String> LOGICAL =
      Map.of("wal_level", "logical", "wal_sender_timeout", "10s");

  /// Moves the write-ahead log to another disk and leaves a symbolic link in its place. The server
  /// must be stopped.
  ///
  /// @param folder does not exist yet
  public void moveLog(Path folder) {
    Path log = data().resolve("pg_wal");
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

  Path data() {
    return folder.resolve("data");
  }

  Path log() {
    return folder.resolve("postgres.log");
  }

  @Override
  public String toString() {
    return "Cluster[" + folder + ", port " + port + "]";
  }
}
