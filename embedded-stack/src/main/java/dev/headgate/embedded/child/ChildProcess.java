package dev.headgate.embedded.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
  private final Output output;

  private ChildProcess(Watchdog watchdog, Process process, Output output) {
    this.watchdog = watchdog;
    this.process = process;
    this.output = output;
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
      Output output = new Output(log, isReady);
      ChildProcess child = new ChildProcess(watchdog, builder.start(), output);
      watchdog.watch(child.pid());
      output.copy(child.process.inputReader(), "output-of-" + child.pid());
      child.onExit(_ -> output.end());
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

  /// Waits until the process said that it is ready.
  ///
  /// @throws IllegalStateException when it ended before, or did not say so in time; the message
  ///   holds its last lines
  public void awaitReady(Duration patience) {
    output.awaitReady(pid(), patience);
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
    } catch (UncheckedIOException _) {
      // The watchdog was closed first: it has nothing to forget any more.
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
