package dev.headgate.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/// Makes a folder a data directory: an empty or absent one, or one that this format of data was
/// written to. Whatever else is refused before anything in it is touched.
final class Preparation {

  private static final String FORMAT = "1";
  private static final long MINIMUM_FREE_BYTES = 1L << 30;

  private final DataDirectory directory;
  private final Path root;
  private final Path format;

  Preparation(DataDirectory directory) {
    this.directory = directory;
    this.root = directory.root();
    this.format = root.resolve("format");
  }

  void run() throws IOException {
    if (!Files.exists(format)) {
      adopt();
    }
    requireFormat();
    requireSpace(Files.getFileStore(root).getUsableSpace());
    Files.createDirectories(directory.logs());
    Files.createDirectories(directory.cache());
  }

  private void adopt() throws IOException {
    if (Files.exists(root) && !isEmpty()) {
      throw new StackFailure(
          "%s is not a data directory of headgate's, and not empty".formatted(root),
          "choose an empty or a new folder with --data-dir");
    }
    Files.createDirectories(root);
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    PrivateFile.write(format, FORMAT + "\n");
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files.map(Path::getFileName).allMatch(name -> name.toString().equals("lost+found"));
    }
  }

  private void requireFormat() throws IOException {
    String found = Files.readString(format).strip();
    if (!found.equals(FORMAT)) {
      throw new StackFailure(
          "the data directory %s has format '%s', this headgate reads %s"
              .formatted(root, found, FORMAT),
          "use the headgate that made it, or another --data-dir");
    }
  }

  void requireSpace(long free) {
    if (free < MINIMUM_FREE_BYTES) {
      throw new StackFailure(
          "only %d MiB are free at %s and the stack needs 1024".formatted(free >> 20, root),
          "free some space, or choose another disk with --data-dir");
    }
  }
}
