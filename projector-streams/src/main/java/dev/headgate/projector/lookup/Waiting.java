package dev.headgate.projector.lookup;

import dev.headgate.event.AggregateId;
import dev.headgate.process.postgres.SqlText;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import dev.headgate.process.query.Query;
import dev.headgate.projector.exchange.ReadProblem;
import dev.headgate.projector.readdatabase.TenantReads;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/// Waits until a version is shown, so that whoever wrote it can read it. Thread-safe.
///
/// A waiter holds no connection between two looks, and the looks grow rarer.
final class Waiting {

  static final String MIN_VERSION = "min_version";
  static final String LONGEST = "max_wait_ms";

  private static final String VERSION = SqlText.beside(Waiting.class, "version.sql");
  private static final long USUAL_WAIT = 5_000;
  private static final long LONGEST_WAIT = 30_000;
  private static final long FIRST_PAUSE = 5;
  private static final long LONGEST_PAUSE = 100;
  private static final int WAITERS = 500;

  private final TenantReads reads;
  private final MeterRegistry metrics;
  private final Semaphore room = new Semaphore(WAITERS);

  Waiting(TenantReads reads, MeterRegistry metrics) {
    this.reads = reads;
    this.metrics = metrics;
    for (Outcome outcome : Outcome.values()) {
      timer(outcome);
    }
  }

  private enum Outcome {
    SHOWN,
    PARKED,
    LATE
  }

  /// What is shown of an aggregate; version 0 is nothing.
  record Shown(long version, boolean parked) {}

  /// Returns when the version asked for is shown; at once when none is.
  ///
  /// @throws Refusal 409 when it cannot come by itself, 503 when it did not come in time
  void await(AggregateId aggregate, Query query) {
    long longest = query.number(LONGEST, 0, LONGEST_WAIT).orElse(USUAL_WAIT);
    query
        .number(MIN_VERSION, 1, Long.MAX_VALUE)
        .ifPresent(version -> await(aggregate, version, Duration.ofMillis(longest)));
  }

  private void await(AggregateId aggregate, long version, Duration longest) {
    if (!room.tryAcquire()) {
      throw Refusal.of(StandardProblem.BUSY, "%d requests wait already.".formatted(WAITERS));
    }
    try {
      long start = System.nanoTime();
      Outcome outcome = outcome(aggregate, version, longest);
      timer(outcome).record(Duration.ofNanos(System.nanoTime() - start));
      answer(outcome, version, longest);
    } finally {
      room.release();
    }
  }

  private Outcome outcome(AggregateId aggregate, long version, Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    long pause = FIRST_PAUSE;
    while (true) {
      Shown shown = shown(aggregate);
      if (shown.version() >= version) {
        return Outcome.SHOWN;
      }
      if (shown.parked()) {
        return Outcome.PARKED;
      }
      long left = end - System.nanoTime();
      if (left <= 0) {
        return Outcome.LATE;
      }
      LockSupport.parkNanos(Math.min(left, Duration.ofMillis(pause).toNanos()));
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  }

  private Shown shown(AggregateId aggregate) {
    return reads.read(
        aggregate.tenant(),
        handle ->
            handle
                .createQuery(VERSION)
                .bind("type", aggregate.type())
                .bind("id", aggregate.id())
                .map((row, _) -> new Shown(row.getLong("shown"), row.getBoolean("parked")))
                .one());
  }

  private static void answer(Outcome outcome, long version, Duration longest) {
    switch (outcome) {
      case SHOWN -> {
        // The row can be read now.
      }
      case PARKED ->
          throw Refusal.of(
              ReadProblem.AGGREGATE_PARKED,
              "Version %d comes when its dead letter is retried or discarded.".formatted(version));
      case LATE ->
          throw Refusal.of(
              ReadProblem.VERSION_NOT_SHOWN,
              "Version %d was not there after %d ms; ask again."
                  .formatted(version, longest.toMillis()));
    }
  }

  private Timer timer(Outcome outcome) {
    return Timer.builder("headgate.projector.wait")
        .description("How long requests waited for a version, by how that ended")
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .register(metrics);
  }
}
