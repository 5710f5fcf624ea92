package dev.headgate.embedded.kafka;

import dev.headgate.embedded.child.Ports;
import java.nio.file.Path;
import java.util.Optional;

/// What a broker is started with.
///
/// @param folder holds the log segments (`data`), the settings and `kafka.log`
/// @param doors where it listens
/// @param classPath holds `kafka_2.13` and what it needs, and one logging back end (Logback)
/// @param detour a second way in for clients
public record Broker(Path folder, Doors doors, String classPath, Optional<Detour> detour) {

  /// The ports of its listeners.
  ///
  /// @param clients where clients come in
  /// @param controller where the quorum meets
  /// @param self where the broker reaches itself, see [WaitingRoom]
  public record Doors(int clients, int controller, int self) {

    /// Free ones.
    public static Doors free() {
      return new Doors(Ports.free(), Ports.free(), Ports.free());
    }
  }

  /// A listener that clients reach through something else. The broker's own traffic (transaction
  /// markers) does not pass there.
  ///
  /// @param port it listens on
  /// @param advertised the port clients are told
  public record Detour(int port, int advertised) {}

  public Broker(Path folder, Doors doors, String classPath) {
    this(folder, doors, classPath, Optional.empty());
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
