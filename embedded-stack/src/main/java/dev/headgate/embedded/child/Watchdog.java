package dev.headgate.embedded.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Ends the children of this JVM when the JVM is gone, however it went.
///
/// A shell in a session of its own reads process ids from a pipe. When the JVM dies, even by
/// SIGKILL, the kernel closes the pipe: the shell then sends SIGTERM to what is still listed, and
/// SIGKILL three seconds later. A parent-death signal (`prctl`) would not do: it follows the
/// *thread* that forked, and the JVM's threads come and go. Thread-safe.
public final class Watchdog implements AutoCloseable {

  private final Process shell;
  private final Writer pids;

  private Watchdog(Process shell) {
    this.shell = shell;
    this.pids = shell.outputWriter();
  }

  /// Starts the shell.
  ///
  /// @throws UncheckedIOException when no shell can be started
  public static Watchdog start() {
    try (InputStream script = Watchdog.class.getResourceAsStream("watchdog.sh")) {
      if (script == null) {
        throw new IllegalStateException("watchdog.sh is missing on the class path");
      }
      String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      return new Watchdog(
          new ProcessBuilder(List.of("setsid", "sh", "-c", text))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the watchdog; it needs sh and setsid", e);
    }
  }

  /// Watches a process from now on.
  public void watch(long pid) {
    tell("+ " + pid);
  }

  /// Forgets a process that has ended, so that its id may be given to another.
  public void forget(long pid) {
    tell("- " + pid);
  }

  private synchronized void tell(String line) {
    try {
      pids.write(line + "\n");
      pids.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the watchdog (pid " + shell.pid() + ") is gone", e);
    }
  }

  /// Ends the watchdog and, with it, whatever is still watched.
  @Override
  public synchronized void close() {
    try {
      pids.close();
      shell.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
