package dev.headgate.cli.archive;

import java.nio.file.Path;
import java.time.LocalDate;

/// An archive that was written.
///
/// @param fileChecksum SHA-256 in hex of the file as it is
public record Archive(LocalDate day, Contents contents, Path file, String fileChecksum) {

  /// The same archive, kept somewhere else.
  public Archive in(Path folder) {
    Path name = file.getFileName();
    return new Archive(day, contents, name == null ? folder : folder.resolve(name), fileChecksum);
  }
}
