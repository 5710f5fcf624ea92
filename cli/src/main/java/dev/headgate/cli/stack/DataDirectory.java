package dev.headgate.cli.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder of one stack, readable by its owner alone. Whoever holds its lock is its supervisor;
/// the kernel gives the lock back when that process ends, however it ends, so nothing goes stale.
public record DataDirectory(Path root) {

  public DataDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /// A folder of the user's: below XDG_DATA_HOME where that is set, below ~/.local/share otherwise.
  ///
  /// @param otherwise the home of a user without HOME
  public static DataDirectory ofUser(Map<String, String> environment, String otherwise) {
    Path share =
        set(environment, "XDG_DATA_HOME")
            .orElseGet(
                () -> set(environment, "HOME").orElse(Path.of(otherwise)).resolve(".local/share"));
    return new DataDirectory(share.resolve("headgate"));
  }

  private static Optional<Path> set(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(Path::of).filter(Path::isAbsolute);
  }

  /// Makes the folder ready for a stack.
  ///
  /// @throws StackFailure when it is somebody else's, of another format, not writable or on a full
  ///   disk
  public void prepare() {
    try {
      new Preparation(this).run();
    } catch (IOException unusable) {
      throw unusable(unusable);
    }
  }

  private StackFailure unusable(IOException reason) {
    return new StackFailure(
        "the data directory %s cannot be used (%s)".formatted(root, reason),
        "choose another one with --data-dir");
  }

  /// The lock of a stack's supervisor, or nothing while another process holds it.
  public Optional<FileLock> lock() {
    try {
      FileChannel channel =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      Optional<FileLock> lock = attempt(channel);
      if (lock.isEmpty()) {
        channel.close();
      }
      return lock;
    } catch (IOException unusable) {
      throw unusable(unusable);
    }
  }

  private static Optional<FileLock> attempt(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException _) {
      return Optional.empty(); // held by this very process
    }
  }

  /// Where the services keep what they know: lasting, or gone with `down`.
  public Path state(boolean ephemeral) {
    return root.resolve(ephemeral ? "ephemeral" : "state");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  public Path log(String program) {
    return logs().resolve(program + ".log");
  }

  /// The files a service may have logged to, lasting stack or not.
  public Stream<Path> logsOf(ServiceName service) {
    return switch (service) {
      case POSTGRES_COMMAND, POSTGRES_READ -> serverLogs(service, "postgres.log");
      case KAFKA -> serverLogs(service, "kafka.log");
      case COMMAND_SERVICE, CDC_RELAY, CDC_RELAY_2, PROJECTOR_STREAMS, PROJECTOR_STREAMS_2 ->
          Stream.of(log(service.label()));
    };
  }

  private Stream<Path> serverLogs(ServiceName service, String file) {
    return Stream.of(true, false)
        .map(ephemeral -> state(ephemeral).resolve(service.label()).resolve(file));
  }

  /// The folder of event types of somebody's own that the stack was last started with.
  public Optional<Path> catalogue() {
    try {
      return Files.exists(catalogueNote())
          ? Optional.of(Path.of(Files.readString(catalogueNote()).strip()))
          : Optional.empty();
    } catch (IOException unusable) {
      throw unusable(unusable);
    }
  }

  /// Has later starts, and repairs, read the same folder: the log may hold events of its types.
  public void keepCatalogue(Path folder) {
    try {
      PrivateFile.write(catalogueNote(), folder + "\n");
    } catch (IOException unusable) {
      throw unusable(unusable);
    }
  }

  private Path catalogueNote() {
    return root.resolve("catalogue-dir");
  }

  public Path cache() {
    return root.resolve("cache");
  }

  /// Where a running supervisor says how to reach it.
  public Path address() {
    return root.resolve("supervisor.json");
  }
}
