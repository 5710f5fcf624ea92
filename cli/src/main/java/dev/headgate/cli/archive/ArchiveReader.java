package dev.headgate.cli.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.cli.stack.StackFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/// Reads an archive and holds it to what was written.
public final class ArchiveReader {

  private static final int BUFFER = 1 << 16;

  private ArchiveReader() {}

  /// Whether the archive is there and as it was written.
  public static boolean isWhole(Archive archive) {
    try {
      return isWritten(archive, _ -> {});
    } catch (IOException _) {
      return false;
    }
  }

  /// Hands over the lines. What is wrong with the archive may show only at its end: nothing that
  /// was handed over counts before this returns.
  ///
  /// @throws StackFailure when the archive is not what was written
  public static void read(Archive archive, Consumer<String> taker) {
    try {
      if (!isWritten(archive, taker)) {
        throw unusable(archive, "it was changed since it was written");
      }
    } catch (NoSuchFileException gone) {
      throw unusable(archive, "it is not there");
    } catch (IOException broken) {
      throw unusable(archive, String.valueOf(broken.getMessage()));
    }
  }

  private static boolean isWritten(Archive archive, Consumer<String> taker) throws IOException {
    Chain chain = new Chain();
    try (InputStream bytes = Files.newInputStream(archive.file());
        DigestInputStream file = new DigestInputStream(bytes, Digests.sha256())) {
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(new GZIPInputStream(file, BUFFER), UTF_8), BUFFER);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        chain.add(line);
        taker.accept(line);
      }
      file.transferTo(OutputStream.nullOutputStream()); // what nobody wrote, behind its end
      return chain.contents().equals(archive.contents())
          && Digests.hex(file.getMessageDigest().digest()).equals(archive.fileChecksum());
    }
  }

  private static StackFailure unusable(Archive archive, String why) {
    return new StackFailure(
        "the archive %s cannot be used: %s".formatted(archive.file(), why),
        "put a copy of it in its place, or name its folder with --archive-dir");
  }
}
