package dev.headgate.command.outbox;

import dev.headgate.command.problem.CommandProblem;
import dev.headgate.process.problem.Refusal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Lets those that lost a race for the same heads try again one after the other. They wait here
/// rather than in the database, where each would hold a connection and lose again to the next. Any
/// thread may use it; other processes are kept apart by the versions alone.
final class Turns {

  private static final int LOCKS = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<ReentrantLock> locks =
      Stream.generate(() -> new ReentrantLock(true)).limit(LOCKS).toList();

  /// Runs the work when nobody else is at work on one of the heads.
  ///
  /// @throws Refusal 409 when that takes too long
  <T> T take(Collection<String> heads, Supplier<T> work) {
    // In one order for everybody, so that two cannot wait for each other.
    List<Integer> wanted =
        heads.stream()
            .map(head -> Math.floorMod(head.hashCode(), LOCKS))
            .distinct()
            .sorted()
            .toList();
    return take(wanted, 0, System.nanoTime() + PATIENCE.toNanos(), work);
  }

  private <T> T take(List<Integer> wanted, int next, long end, Supplier<T> work) {
    if (next == wanted.size()) {
      return work.get();
    }
    ReentrantLock lock = locks.get(wanted.get(next));
    if (!entered(lock, end)) {
      throw Refusal.passing(CommandProblem.VERSION_CONFLICT, "Send the request again.");
    }
    try {
      return take(wanted, next + 1, end, work);
    } finally {
      lock.unlock();
    }
  }

  private static boolean entered(ReentrantLock lock, long end) {
    try {
      return lock.tryLock(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
