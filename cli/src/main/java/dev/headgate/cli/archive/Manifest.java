package dev.headgate.cli.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.cli.stack.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/// What stands beside an archive for those who have no database to ask: what it holds, and how to
/// tell that it still does.
final class Manifest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FORMAT = 1;

  private Manifest() {}

  static void write(Archive archive) throws IOException {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("format", FORMAT);
    manifest.put("day", archive.day().toString());
    manifest.put("events", archive.contents().events());
    manifest.put("checksum", archive.contents().checksum());
    manifest.put(
        "checksum_of",
        "SHA-256 of the 32 bytes of the last one (zeros at first) and the line, line by line");
    manifest.put("file", String.valueOf(archive.file().getFileName()));
    manifest.put("file_sha256", archive.fileChecksum());
    manifest.put("written_at", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    Path file = beside(archive.file());
    PrivateFile.write(
        file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n");
    try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
      written.force(true);
    }
  }

  private static Path beside(Path archive) {
    return archive.resolveSibling(
        String.valueOf(archive.getFileName()).replaceFirst("\\.jsonl\\.gz$", ".manifest.json"));
  }
}
