package dev.headgate.embedded.kafka;

import java.nio.file.Path;
import java.util.Optional;

/// What a broker is started with.
///
/// @param folder holds the log segments (`data`), the settings and `kafka.log`
/// @param port of the clients' listener
/// @param controllerPort of the quorum's listener
/// @param classPath holds `kafka_2.13` and what it needs, and one logging back end (Logback)
/// @param detour a second way in for clients
public record Broker(
    Path folder, int port, int controllerPort, String classPath, Optional<Detour> detour) {

  /// A listener that clients reach through something else. The broker's own traffic (transaction
  /// markers) does not pass there.
  ///
  /// @param port it listens on
  /// @param advertised the port clients are told
  public record Detour(int port, int advertised) {}

  public Broker(Path folder, int port, int controllerPort, String classPath) {
    this(folder, port, controllerPort, classPath, Optional.empty());
  }

  Path data() {
    return folder.resolve("data");
  }

  Path settings() {
    return folder.resolve("server.properties");
  }

  Path logging() {
    return folder.resolve("logback.xml");
  }

  Path log() {
    return folder.resolve("kafka.log");
  }
}
