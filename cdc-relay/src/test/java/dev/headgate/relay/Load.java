package dev.headgate.relay;

import dev.headgate.verification.evidence.Command;
import dev.headgate.verification.evidence.Command.Outcome;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Clients that append whatever happens to the database, and remember what they were told. Pairs of
/// them share aggregates; half of the transactions stay open while others commit. Thread-safe.
final class Load implements AutoCloseable {

  private record Awaited(CountDownLatch done, AtomicReference<List<UUID>> events) {}

  private final Pipeline pipeline;
  private final List<Command> commands = new ArrayList<>();
  private final List<Awaited> awaited = new ArrayList<>();
  private final ReadWriteLock quiet = new ReentrantReadWriteLock(true);
  private final List<Thread> writers = new ArrayList<>();
  private volatile boolean over;

  private Load(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  static Load start(Pipeline pipeline, long seed) {
    Load load = new Load(pipeline);
    for (int writer = 0; writer < 4; writer++) {
      String aggregates = "w" + writer / 2 + "-";
      Random random = new Random(seed + writer);
      load.writers.add(
          Thread.ofPlatform().name("writer-" + writer).start(() -> load.write(aggregates, random)));
    }
    return load;
  }

  private void write(String aggregates, Random random) {
    while (!over) {
      quiet.readLock().lock();
      try (Pipeline.Session session = pipeline.session()) {
        // Lets go of the lock now and then, so that quiet comes.
        for (int i = 0; i < 20 && !over; i++) {
          transaction(session, aggregates + random.nextInt(50), random);
        }
      } catch (SQLException e) {
        pause(100); // the database is away; what that did to a transaction is noted
      } finally {
        quiet.readLock().unlock();
      }
    }
  }

  private void transaction(Pipeline.Session session, String aggregate, Random random)
      throws SQLException {
    List<UUID> events = new ArrayList<>();
    Outcome outcome = Outcome.FAILED;
    List<Awaited> waiting = begun();
    try {
      int count = 1 + random.nextInt(3);
      for (int i = 0; i < count; i++) {
        events.add(session.append(aggregate));
        pause(random.nextInt(40)); // a transaction lasts as long as a request
      }
      outcome = Outcome.UNKNOWN;
      session.commit();
      outcome = Outcome.OK;
    } finally {
      ended(new Command(events, outcome), waiting);
    }
  }

  private synchronized List<Awaited> begun() {
    return List.copyOf(awaited);
  }

  private synchronized void ended(Command command, List<Awaited> waiting) {
    commands.add(command);
    if (command.outcome() == Outcome.OK) {
      for (Awaited one : waiting) {
        one.events().set(command.events());
        one.done().countDown();
      }
      awaited.removeAll(waiting);
    }
  }

  /// Waits for a transaction that begins from now on and is acknowledged.
  ///
  /// @return its events
  List<UUID> next() throws InterruptedException {
    Awaited next = new Awaited(new CountDownLatch(1), new AtomicReference<>());
    synchronized (this) {
      awaited.add(next);
    }
    if (!next.done().await(90, TimeUnit.SECONDS)) {
      throw new IllegalStateException("no client gets through to the database");
    }
    return next.events().get();
  }

  /// Runs something while no transaction is open and none begins.
  <T> T quietly(Callable<T> work) throws Exception {
    quiet.writeLock().lock();
    try {
      return work.call();
    } finally {
      quiet.writeLock().unlock();
    }
  }

  synchronized List<Command> commands() {
    return List.copyOf(commands);
  }

  private static void pause(int milliseconds) {
    try {
      Thread.sleep(milliseconds); // the load's pace; nothing is waited for
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over = true;
    for (Thread writer : writers) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
