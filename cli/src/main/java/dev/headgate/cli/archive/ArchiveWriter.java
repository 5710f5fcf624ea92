package dev.headgate.cli.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/// Writes the lines of one day into a file that has no name yet, readable by its owner alone.
/// Confined to one thread.
final class ArchiveWriter implements Consumer<String>, AutoCloseable {

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final int BUFFER = 1 << 16;

  private final Path draft;
  private final FileChannel channel;
  private final DigestOutputStream file;
  private final OutputStream lines;
  private final Chain chain = new Chain();

  private ArchiveWriter(Path draft, FileChannel channel) throws IOException {
    this.draft = draft;
    this.channel = channel;
    this.file =
        new DigestOutputStream(
            new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER), Digests.sha256());
    this.lines = new GZIPOutputStream(file, BUFFER);
  }

  static ArchiveWriter begin(Path folder, String prefix) throws IOException {
    Path draft = Files.createTempFile(folder, prefix, ".draft", OWNER_ONLY);
    return new ArchiveWriter(draft, FileChannel.open(draft, StandardOpenOption.WRITE));
  }

  /// Adds a line.
  ///
  /// @throws UncheckedIOException when the disk is full
  @Override
  public void accept(String line) {
    chain.add(line);
    try {
      lines.write(line.getBytes(UTF_8));
      lines.write('\n');
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Has the disk keep what was written.
  ///
  /// @return the SHA-256 of the file
  String finish() throws IOException {
    lines.close(); // and the channel only with it, so it is opened once more
    try (FileChannel again = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      again.force(true);
    }
    return Digests.hex(file.getMessageDigest().digest());
  }

  Contents contents() {
    return chain.contents();
  }

  Path draft() {
    return draft;
  }

  /// Throws away what was not named.
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(draft);
  }
}
