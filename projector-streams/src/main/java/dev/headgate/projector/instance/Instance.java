package dev.headgate.projector.instance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.exit.StandardExit;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;

/// The name by which the consumer groups know this projector again after a crash
/// (`group.instance.id`): its partitions are its own at once, not after the session's end. Two that
/// run at the same time have to differ: the later one fences the earlier.
public record Instance(String name) {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,200}");

  public Instance {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("'%s' is no name of an instance".formatted(name));
    }
  }

  /// The instance that owns a state directory. The directory is what tells two instances apart in
  /// any case, since Streams locks it; its first use writes a random name into it.
  ///
  /// @throws ProcessFailure when the directory cannot be written, or holds something else
  public static Instance owning(Path stateDirectory) {
    Path file = stateDirectory.resolve("instance");
    try {
      Files.createDirectories(stateDirectory);
      if (!Files.exists(file)) {
        write(file);
      }
      return new Instance(Files.readString(file, UTF_8).strip());
    } catch (IOException | IllegalArgumentException e) {
      throw new ProcessFailure(
          StandardExit.CONFIGURATION,
          "The instance's name cannot be kept in " + file + ": " + e,
          "Make HEADGATE_STATE_DIRECTORY writable, delete that file, or set HEADGATE_INSTANCE.",
          e);
    }
  }

  // Linked into place whole: neither a crash nor a race may leave half a name behind.
  private static void write(Path file) throws IOException {
    Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "instance", ".new");
    try {
      Files.writeString(draft, "projector-" + UUID.randomUUID(), UTF_8);
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException _) {
      // Another start wrote it first; its name counts. Streams lets only one of the two run.
    } finally {
      Files.delete(draft);
    }
  }
}
