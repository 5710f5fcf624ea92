package dev.headgate.command.statistics;

import dev.headgate.command.outbox.Database;
import dev.headgate.process.postgres.SqlText;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts new events every half minute, on a thread of its own, so that nobody who asks has to
/// count many. One service counts at a time; when none does, questions are dearer and their answers
/// the same.
public final class Tally implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Tally.class);
  private static final String COUNT = SqlText.beside(Tally.class, "count.sql");
  private static final long SECONDS = 30;

  private final Jdbi jdbi;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("tally").daemon().factory());

  private Tally(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public static Tally start(Database database) {
    Tally tally = new Tally(database.jdbi());
    var _ = tally.timer.scheduleWithFixedDelay(tally::tryCount, 1, SECONDS, TimeUnit.SECONDS);
    return tally;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void tryCount() {
    try {
      count();
    } catch (JdbiException failed) {
      if (!timer.isShutdown()) {
        LOG.warn("counting events failed and is tried again in {} seconds", SECONDS, failed);
      }
    }
  }

  /// Until there is nothing left: a log from before there was a tally takes many rounds.
  private void count() {
    while (!timer.isShutdown() && countSome() > 0) {
      LOG.debug("counted some events");
    }
  }

  private long countSome() {
    return jdbi.withHandle(handle -> handle.createQuery(COUNT).mapTo(Long.class).one());
  }
}
