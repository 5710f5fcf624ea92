package dev.headgate.projector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the processes of a stage logged last, for the message of a test that waited in vain: their
/// folder is gone when it is read.
final class LastWords {

  private static final int LINES = 20;

  private LastWords() {}

  static String of(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".log"))
          .sorted()
          .map(LastWords::ofLog)
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String ofLog(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
      return "%n%s:%n%s%n".formatted(file.getFileName(), String.join("\n", last));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
