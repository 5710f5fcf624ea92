package dev.headgate.embedded.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
      Map.of(
          "wal_level", "logical",
          "wal_sender_timeout", "10s",
          "max_locks_per_transaction",
              "512"); // a question over a year of partitions takes thousands

  Path data() {
    return folder.resolve("data");
  }

  Path log() {
    return folder.resolve("postgres.log");
  }

  /// The server's command line.
  String[] arguments() {
    List<String> words =
        new ArrayList<>(List.of("-D", data().toString(), "-p", String.valueOf(port)));
    settings.forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
    // Last, so that nothing before it wins.
    words.addAll(List.of("-c", "fsync=on", "-c", "listen_addresses=127.0.0.1"));
    // A path could be too long for a socket, and nobody asks for one.
    words.addAll(List.of("-c", "unix_socket_directories="));
    words.addAll(List.of("-c", "log_line_prefix=%m [%p] %q%u@%d "));
    return words.toArray(String[]::new);
  }

  @Override
  public String toString() {
    return "Cluster[" + folder + ", port " + port + "]";
  }
}
