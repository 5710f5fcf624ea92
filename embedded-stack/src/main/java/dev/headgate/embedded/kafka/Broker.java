package dev.headgate.embedded.kafka;

import java.nio.file.Path;

/// What a broker is started with.
///
/// @param folder holds the log segments (`data`), the settings and `kafka.log`
/// @param port of the clients' listener
/// @param controllerPort of the quorum's listener
/// @param classPath holds `kafka_2.13` and what it needs, and one logging back end (Logback)
public record Broker(Path folder, int port, int controllerPort, String classPath) {

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
