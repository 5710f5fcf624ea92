package dev.headgate.embedded.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The `postmaster.pid` of a server that was killed.
///
/// PostgreSQL takes any process of the same user with the number in that file for a server that
/// still runs, and does not start; after a reboot, or in a container, numbers come round soon. And
/// it does not start before the last backend of the killed one has let go of its shared memory. See
/// `CreateLockFile` in `miscinit.c`.
final class PidFile {

  private static final Path SHARED_MEMORY = Path.of("/proc/sysvipc/shm");
  private static final int PID_LINE = 0;
  private static final int SHARED_MEMORY_LINE = 6; // key and id

  private final Path data;
  private final Path file;

  PidFile(Path data) {
    this.data = data;
    this.file = data.resolve("postmaster.pid");
  }

  /// Waits until the server it names is gone, and removes it then. A server that does not go is
  /// left for PostgreSQL to name.
  void clear(Duration patience) {
    try {
      Instant deadline = Instant.now().plus(patience);
      while (Files.exists(file) && isInUse() && Instant.now().isBefore(deadline)) {
        Thread.sleep(50);
      }
      if (Files.exists(file) && !isInUse()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a server was ending", e);
    }
  }

  private boolean isInUse() throws IOException {
    List<String> lines = Files.readAllLines(file);
    return number(lines, PID_LINE).filter(this::isServer).isPresent()
        || number(lines, SHARED_MEMORY_LINE).filter(PidFile::isAttached).isPresent();
  }

  /// The last word of a line; none while the file is half written.
  private static Optional<Long> number(List<String> lines, int index) {
    return lines.stream()
        .skip(index)
        .findFirst()
        .map(line -> line.strip().replaceAll(".*\\s", ""))
        .filter(word -> word.matches("\\d+"))
        .map(Long::valueOf);
  }

  private boolean isServer(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().arguments())
        .map(words -> Arrays.asList(words).contains(data.toString()))
        .orElse(false);
  }

  /// Fields: key, id, permissions, size, two process ids, number of attached processes.
  private static boolean isAttached(long id) {
    try {
      return Files.readAllLines(SHARED_MEMORY).stream()
          .skip(1)
          .map(line -> line.strip().split("\\s+"))
          .anyMatch(fields -> Long.parseLong(fields[1]) == id && !fields[6].equals("0"));
    } catch (IOException e) {
      return false; // not this kernel's way: PostgreSQL looks itself
    }
  }
}
