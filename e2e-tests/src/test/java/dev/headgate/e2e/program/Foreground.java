package dev.headgate.e2e.program;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A stack in the foreground of somebody's terminal, up.
final class Foreground implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Process supervisor;
  private final Path out;
  private final Path err;
  private final List<ProcessHandle> processes;

  private Foreground(Process supervisor, Path out, Path err) {
    this.supervisor = supervisor;
    this.out = out;
    this.err = err;
    await()
        .atMost(PATIENCE)
        .until(() -> !supervisor.isAlive() || said().lines().anyMatch(l -> l.startsWith("up in ")));
    this.processes = supervisor.toHandle().descendants().toList();
  }

  static Foreground up(Path data, String... options) throws IOException {
    Path out = Files.createTempFile("headgate-e2e", ".out");
    Path err = Files.createTempFile("headgate-e2e", ".err");
    String[] words = new String[options.length + 1];
    words[0] = "up";
    System.arraycopy(options, 0, words, 1, options.length);
    return new Foreground(new Program(data).start(out, err, words), out, err);
  }

  String said() {
    try {
      return Files.readString(err) + Files.readString(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every process below the supervisor when it was up, backends and the watchdog included.
  List<ProcessHandle> processes() {
    return processes;
  }

  List<ProcessHandle> survivors() {
    return processes.stream().filter(ProcessHandle::isAlive).toList();
  }

  void kill() {
    supervisor.destroyForcibly();
  }

  /// What Ctrl-C sends.
  ///
  /// @return the exit code
  int interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", String.valueOf(supervisor.pid())).start().waitFor();
    if (!supervisor.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("still there after SIGINT: " + said());
    }
    return supervisor.exitValue();
  }

  @Override
  public void close() throws IOException {
    kill();
    await().atMost(PATIENCE).until(() -> survivors().isEmpty());
    Files.deleteIfExists(out);
    Files.deleteIfExists(err);
  }
}
