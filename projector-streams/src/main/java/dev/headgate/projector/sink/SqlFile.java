package dev.headgate.projector.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Statements that stand beside the classes that run them.
final class SqlFile {

  private SqlFile() {}

  static String read(String name) {
    String path = "/dev/headgate/projector/sink/" + name;
    try (InputStream file = SqlFile.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException(path + " is missing on the class path");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
