package dev.headgate.embedded.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/// One running process in a session of its own, watched, its output copied to a log file.
/// Thread-safe.
///
/// A session of its own, so that Ctrl-C in a terminal reaches its owner only, which then stops
/// things in order.
public final class ChildProcess {

  private final Watchdog watchdog;
  private final Process process;
  private final Path log;
  private final CompletableFuture<String> ready = new CompletableFuture<>();

  private ChildProcess(Watchdog watchdog, Process process, Path log) {
    this.watchdog = watchdog;
    this.process = process;
    this.log = log;
  }

  /// Starts a process.
  ///
  /// @param isReady tells from a line of output that the process is ready to serve
  /// @throws UncheckedIOException when the program cannot be started
  public static ChildProcess start(
      Watchdog watchdog, Command command, Path log, Predicate<String> isReady) {
    List<String> words = new ArrayList<>(List.of("setsid"));
    words.addAll(command.words());
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().putAll(command.environment());
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      ChildProcess child = new ChildProcess(watchdog, builder.start(), log);
      watchdog.watch(child.pid());
      child.copyOutput(isReady);
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.words().getFirst(), e);
    }
  }

  /// What to run.
  ///
  /// @param environment is added to this JVM's own
  public record Command(List<String> words, Map<String, String> environment) {
    public Command(List<String> words) {
      this(words, Map.of());
    }
  }

  private void copyOutput(Predicate<String> isReady) {
    Thread.ofPlatform()
        .daemon()
        .name("output-of-" + pid())
        .start(() -> {
          try (BufferedReader lines = process.inputReader();
              var out =
                  Files.newBufferedWriter(
                      log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
              out.write(line);
              out.newLine();
              out.flush();
              if (isReady.test(line)) {
                ready.complete(line);
              }
            }
          } catch (IOException e) {
            ready.completeExceptionally(e);
          }
        });
    onExit(_ -> ready.completeExceptionally(new IllegalStateException("ended")));
  }

  /// Waits until the process said that it is ready.
  ///
  /// @throws IllegalStateException when it ended before, or did not say so in time; the message
  ///   holds its last lines
  public void awaitReady(Duration patience) {
    try {
      ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "process " + pid() + " is not ready; the end of " + log + " says:\n" + lastLines(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a process", e);
    }
  }

  private String lastLines() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// Calls back with the exit code when the process has ended; signals count as 128 + their number.
  public void onExit(IntConsumer then) {
    Thread.ofVirtual()
        .name("exit-of-" + pid())
        .start(() -> {
          int code = process.onExit().join().exitValue();
          forgetQuietly();
          then.accept(code);
        });
  }

  private void forgetQuietly() {
    try {
      watchdog.forget(pid());
    } catch (UncheckedIOException e) {
      // The watchdog was closed first: it has nothing to forget any more.
      ready.completeExceptionally(e);
    }
  }

  /// Sends a signal by its name, e.g. `TERM`, `STOP`, `KILL`. A process that has ended is left
  /// alone.
  public void signal(String name) {
    if (!isAlive()) {
      return;
    }
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot send " + name + " to " + pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// SIGKILL, and waits until it is gone.
  public void kill() {
    process.destroyForcibly();
    awaitExit(Duration.ofSeconds(30));
  }

  /// Sends a signal that asks it to end, waits, and kills it when it does not.
  public void end(String signal, Duration patience) {
    signal(signal);
    if (!awaitExit(patience)) {
      kill();
    }
  }

  /// Returns whether the process ended in time.
  public boolean awaitExit(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }
}
