package dev.headgate.command.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A test that opens a connection of its own would receive answers nobody compares.
final class OneClientTest {

  /// Those that compare what they receive themselves, or whose requests break HTTP.
  private static final Set<String> CLIENTS =
      Set.of("ServiceClient.java", "RawClient.java", "RawConnection.java", "Volley.java");

  @Test
  void hasEveryOtherTestSendThroughTheOneThatChecks() throws Exception {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      List<String> clients =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(OneClientTest::opensAConnection)
              .map(file -> file.getFileName().toString())
              .sorted()
              .toList();
      assertThat(clients).contains("ServiceClient.java").allMatch(CLIENTS::contains);
    }
  }

  private static boolean opensAConnection(Path file) {
    try {
      String source = Files.readString(file);
      return Stream.of("HttpClient", "Socket", "URLConnection")
          .anyMatch(type -> source.contains("." + type + ";"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
