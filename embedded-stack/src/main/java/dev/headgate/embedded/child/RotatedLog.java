package dev.headgate.embedded.child;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A log of bounded size: a full file becomes `NAME.1`, what was that becomes `NAME.2`, and what
/// was that goes. `tail -F` follows. One thread.
final class RotatedLog implements AutoCloseable {

  private static final long FULL = 8L << 20;
  private static final int KEPT = 2;

  private final Path file;
  private final long full;
  private BufferedWriter out;
  private long size;

  RotatedLog(Path file) throws IOException {
    this(file, FULL);
  }

  RotatedLog(Path file, long full) throws IOException {
    this.file = file;
    this.full = full;
    Files.createDirectories(file.toAbsolutePath().getParent());
    this.out = open();
    this.size = Files.size(file);
  }

  private BufferedWriter open() throws IOException {
    return Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /// Writes a line, for readers to see at once.
  void append(String line) throws IOException {
    if (size >= full) {
      rotate();
    }
    out.write(line);
    out.newLine();
    out.flush();
    size += line.length() + 1L; // characters stand in for bytes: the bound need not be sharp
  }

  private void rotate() throws IOException {
    out.close();
    for (int i = KEPT; i > 0; i--) {
      Path newer = i == 1 ? file : old(i - 1);
      if (Files.exists(newer)) {
        Files.move(newer, old(i), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    out = open();
    size = 0;
  }

  private Path old(int age) {
    return file.resolveSibling(file.getFileName() + "." + age);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
