package dev.headgate.relay.slot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Statements that stand beside the classes that run them.
public final class Sql {

  private Sql() {}

  static String read(String name) {
    return read(Sql.class, name);
  }

  /// Reads the file of that name beside the class.
  public static String read(Class<?> owner, String name) {
    try (InputStream file = owner.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is missing on the class path");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
