package dev.headgate.cli.archive;

import dev.headgate.cli.stack.StackFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where archives are kept. A file's name ends with the beginning of its checksum, so an archive
/// never takes another one's place. Confined to one thread.
public final class ArchiveFolder {

  private static final int SHOWN_OF_CHECKSUM = 12;

  private final Path root;

  public ArchiveFolder(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /// Writes a day, or leaves nothing.
  ///
  /// @param lines hands over the day's lines, and says what the database makes of them
  /// @throws StackFailure when the folder cannot be written, or the lines did not arrive as sent
  public Archive write(LocalDate day, Function<Consumer<String>, Contents> lines) {
    String name = "outbox_" + DateTimeFormatter.BASIC_ISO_DATE.format(day);
    try {
      Files.createDirectories(
          root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      forget("." + name + "-*.draft");
      try (ArchiveWriter writer = ArchiveWriter.begin(root, "." + name + "-")) {
        Contents sent = lines.apply(writer);
        String fileChecksum = writer.finish();
        if (!sent.equals(writer.contents())) {
          throw new StackFailure(
              "what arrived of %s is not what was sent".formatted(day), "try it again");
        }
        return keep(writer, new Archive(day, sent, root.resolve(name(name, sent)), fileChecksum));
      }
    } catch (IOException failed) {
      throw unwritable(failed);
    } catch (UncheckedIOException failed) {
      throw unwritable(failed.getCause());
    }
  }

  private static String name(String name, Contents contents) {
    return "%s-%s.jsonl.gz".formatted(name, contents.checksum().substring(0, SHOWN_OF_CHECKSUM));
  }

  /// The archive gets its name before its manifest: a manifest is never without an archive.
  private Archive keep(ArchiveWriter writer, Archive archive) throws IOException {
    Files.move(
        writer.draft(),
        archive.file(),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    Manifest.write(archive);
    try (FileChannel names = FileChannel.open(root, StandardOpenOption.READ)) {
      names.force(true);
    }
    return archive;
  }

  private void forget(String pattern) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(root, pattern)) {
      for (Path draft : left) {
        Files.delete(draft);
      }
    }
  }

  private StackFailure unwritable(@Nullable Throwable reason) {
    return new StackFailure(
        "the archive cannot be written to %s (%s); the log is as it was".formatted(root, reason),
        "make room there, or name another folder with --archive-dir");
  }
}
