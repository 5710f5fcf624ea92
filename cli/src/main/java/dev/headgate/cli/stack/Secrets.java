package dev.headgate.cli.stack;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The passwords of a stack's roles and the server's pepper, made once per data directory and kept
/// in a file of its owner's. Never printed.
public record Secrets(
    String administrator,
    String command,
    String relay,
    String reader,
    String maintenance,
    String pepper) {

  /// Reads the secrets of the directory; makes them when there are none.
  public static Secrets in(DataDirectory directory) {
    Path file = directory.root().resolve("secrets.properties");
    try {
      if (!Files.exists(file)) {
        PrivateFile.write(file, fresh(new SecureRandom()));
      }
      Properties kept = new Properties();
      kept.load(new StringReader(Files.readString(file)));
      return new Secrets(
          of(kept, "administrator"),
          of(kept, "command"),
          of(kept, "relay"),
          of(kept, "reader"),
          of(kept, "maintenance"),
          of(kept, "pepper"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String fresh(SecureRandom random) {
    String passwords =
        Stream.of("administrator", "command", "relay", "reader", "maintenance")
            .map(role -> role + "=" + HexFormat.of().formatHex(bytes(random, 24)) + "\n")
            .collect(Collectors.joining());
    return passwords + "pepper=" + Base64.getEncoder().encodeToString(bytes(random, 32)) + "\n";
  }

  private static byte[] bytes(SecureRandom random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String of(Properties kept, String name) {
    String value = kept.getProperty(name);
    if (value == null) {
      throw new StackFailure(
          "secrets.properties of the data directory lacks '%s'".formatted(name),
          "restore the file, or choose another --data-dir");
    }
    return value;
  }

  @Override
  public String toString() {
    return "Secrets[…]";
  }
}
