package dev.headgate.process.exit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The moment a process is asked to end, or has to. Thread-safe; the first failure wins.
public final class Termination {

  private static final Duration DRAIN = Duration.ofSeconds(25);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final AtomicReference<@Nullable ProcessFailure> failure = new AtomicReference<>();
  private volatile boolean bySignal;
  private volatile int code;

  Termination() {}

  /// Ends the process with a failure's code; any thread may say so.
  public void fail(ProcessFailure why) {
    failure.compareAndSet(null, why);
    asked.countDown();
  }

  /// Waits until the process was asked to end.
  ///
  /// @throws ProcessFailure when a part of it failed
  public void await() {
    try {
      asked.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ProcessFailure why = failure.get();
    if (why != null) {
      throw why;
    }
  }

  /// Whether the end was asked for, so that loops can leave.
  public boolean isAsked() {
    return asked.getCount() == 0;
  }

  boolean isBySignal() {
    return bySignal;
  }

  /// Runs in the shutdown hook: asks, waits for the main to drain, and keeps its code instead of
  /// the signal's.
  void drain() {
    if (finished.getCount() > 0) {
      bySignal = true;
      asked.countDown();
      awaitFinished();
      Runtime.getRuntime().halt(code);
    }
  }

  private void awaitFinished() {
    try {
      if (!finished.await(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
        code = StandardExit.UNEXPECTED.code();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void finish(int withCode) {
    code = withCode;
    finished.countDown();
  }
}
