package dev.headgate.embedded.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/// What a child says: copied to a log, and listened to for the word that it is ready.
///
/// The owner copies, instead of the child writing a file, so that one rule bounds every log,
/// whoever the child is: PostgreSQL, Kafka and a JVM that prints its last stack trace.
final class Output {

  private final Path log;
  private final Predicate<String> isReady;
  private final CompletableFuture<String> ready = new CompletableFuture<>();
  private final CompletableFuture<Void> copied = new CompletableFuture<>();

  Output(Path log, Predicate<String> isReady) {
    this.log = log;
    this.isReady = isReady;
  }

  /// Begins to copy; goes on until the other side has ended.
  void copy(BufferedReader lines, String name) throws IOException {
    RotatedLog out = new RotatedLog(log);
    Thread.ofPlatform().daemon().name(name).start(() -> copy(lines, out));
  }

  private void copy(BufferedReader lines, RotatedLog out) {
    try (lines;
        out) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        out.append(line);
        if (isReady.test(line)) {
          ready.complete(line);
        }
      }
    } catch (IOException e) {
      ready.completeExceptionally(e);
    } finally {
      copied.complete(null);
    }
  }

  /// Says that there will be no word any more once its last words are copied. A child's own child
  /// may keep the line open: it is waited for a second.
  void end() {
    var _ =
        copied
            .completeOnTimeout(null, 1, TimeUnit.SECONDS)
            .thenRun(() -> ready.completeExceptionally(new IllegalStateException("ended")));
  }

  /// Waits for the word.
  ///
  /// @throws IllegalStateException when it did not come in time, with the last lines
  void awaitReady(long pid, Duration patience) {
    try {
      ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "process " + pid + " is not ready; the end of " + log + " says:\n" + LogTail.of(log), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a process", e);
    }
  }
}
