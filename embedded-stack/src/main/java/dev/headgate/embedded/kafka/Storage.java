package dev.headgate.embedded.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/// Writes the broker's settings and formats its storage, once for a folder, as `kafka-storage
/// format` does.
final class Storage {

  private Storage() {}

  static void ensure(Broker broker) {
    try {
      Files.createDirectories(broker.folder());
      Files.writeString(broker.settings(), settings(broker));
      try (InputStream logging = resource("logback-broker.xml")) {
        Files.copy(logging, broker.logging(), StandardCopyOption.REPLACE_EXISTING);
      }
      if (!Files.exists(broker.data().resolve("meta.properties"))) {
        format(broker);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare a broker in " + broker.folder(), e);
    }
  }

  private static String settings(Broker broker) throws IOException {
    try (InputStream template = resource("server.properties")) {
      return new String(template.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@PORT@", String.valueOf(broker.doors().clients()))
          .replace("@CONTROLLER_PORT@", String.valueOf(broker.doors().controller()))
          .replace("@SELF_PORT@", String.valueOf(broker.doors().self()))
          .replace("@DATA@", broker.data().toString())
          .replace("@DETOUR@", broker.detour().map(it -> detour(it.port())).orElse(""))
          .replace(
              "@DETOUR_ADVERTISED@", broker.detour().map(it -> detour(it.advertised())).orElse(""));
    }
  }

  private static String detour(int port) {
    return ",DETOUR://127.0.0.1:" + port;
  }

  private static void format(Broker broker) throws IOException {
    List<String> words =
        Jvm.tool(
            broker,
            "kafka.tools.StorageTool",
            "format",
            "--cluster-id",
            clusterId(),
            "--config",
            broker.settings().toString(),
            "--feature",
            "transaction.version=2", // each transaction has an epoch of its own: a zombie's write
            // finds no home
            "--ignore-formatted");
    Process format = new ProcessBuilder(words).redirectErrorStream(true).start();
    String output = new String(format.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (format.waitFor() != 0) {
        throw new IOException("formatting the storage failed:\n" + output);
      }
    } catch (InterruptedException e) {
      format.destroyForcibly();
      throw new IllegalStateException("interrupted while formatting the storage", e);
    }
  }

  private static String clusterId() {
    UUID id = UUID.randomUUID();
    byte[] bytes =
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    bytes[0] &= 0x3f; // Kafka refuses ids whose text begins with a dash
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static InputStream resource(String name) {
    InputStream resource = Storage.class.getResourceAsStream(name);
    if (resource == null) {
      throw new IllegalStateException(name + " is missing on the class path");
    }
    return resource;
  }
}
