package dev.headgate.cli.partition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.stream.Stream;

/// An archive on the disk, and what becomes of disks.
record ArchiveFile(Path file) {

  static ArchiveFile of(Outcome outcome) {
    return new ArchiveFile(Path.of(String.valueOf(outcome.archive())));
  }

  /// The one archive of a day.
  static ArchiveFile of(Path folder, LocalDate day) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith(EventLog.table(day)))
          .filter(file -> file.toString().endsWith(".gz"))
          .map(ArchiveFile::new)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String path() {
    return file.toString();
  }

  String permissions() throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  String manifest() throws IOException {
    return Files.readString(Path.of(path().replace("jsonl.gz", "manifest.json")));
  }

  /// Changes a bit of one byte.
  ///
  /// @param place counted from the end when it is negative
  void flip(int place) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      bytes[place < 0 ? bytes.length + place : place] ^= 1;
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
