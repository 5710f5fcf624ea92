package dev.headgate.command.outbox;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.command.exchange.Precondition;
import dev.headgate.command.exchange.Request;
import dev.headgate.command.problem.CommandProblem;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/// Runs work in a transaction that sees one tenant. Any thread may use it.
public final class Transactions {

  private static final int ATTEMPTS = 8;
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final Jdbi jdbi;
  private final Catalogue catalogue;
  private final String tenantSql;
  private final Turns turns = new Turns();

  public Transactions(Database database, Catalogue catalogue) {
    this.jdbi = database.jdbi();
    this.catalogue = catalogue;
    this.tenantSql = ClasspathSqlLocator.removingComments().locate(Transactions.class, "tenant");
  }

  /// Runs the work and commits, or leaves no trace. Lost races are run again from the start, so the
  /// work must not keep anything of an attempt.
  ///
  /// @throws Refusal 409 when others keep winning, 503 when the database does not answer
  public <T> T run(Request request, Function<Transaction, T> work) {
    Set<String> heads = new TreeSet<>();
    try {
      return once(request, work, heads);
    } catch (JdbiException failed) {
      refuseUnlessLost(request, failed);
    }
    return turns.take(heads, () -> again(request, work));
  }

  /// One statement that names its tenant itself.
  @FunctionalInterface
  public interface Statement<T> {
    T on(Handle handle);
  }

  /// Runs a statement that is a transaction of its own. It is run again like others when it loses a
  /// race.
  ///
  /// @throws Refusal as [#run]
  public <T> T alone(Request request, Statement<T> statement) {
    try {
      return jdbi.withHandle(statement::on);
    } catch (JdbiException failed) {
      refuseUnlessLost(request, failed);
    }
    return again(request, transaction -> transaction.run(statement));
  }

  private <T> T again(Request request, Function<Transaction, T> work) {
    for (int attempt = 2; ; attempt++) {
      try {
        return once(request, work, new TreeSet<>());
      } catch (JdbiException failed) {
        refuseUnlessLost(request, failed);
        if (attempt == ATTEMPTS) {
          throw refusal(SqlOutcome.RACE, request, failed);
        }
        pause(attempt);
      }
    }
  }

  private <T> T once(Request request, Function<Transaction, T> work, Set<String> heads) {
    return jdbi.inTransaction(handle -> {
      Instant now =
          handle
              .createQuery(tenantSql)
              .bind("tenant", request.principal().tenant().toString())
              .map((row, _) -> Instant.ofEpochMilli(row.getLong("now_millis")))
              .one();
      return work.apply(new Transaction(handle, request, catalogue, now, heads));
    });
  }

  private static void refuseUnlessLost(Request request, JdbiException failed) {
    SqlOutcome outcome = SqlOutcome.of(failed);
    if (outcome != SqlOutcome.RACE) {
      throw refusal(outcome, request, failed);
    }
  }

  private static RuntimeException refusal(
      SqlOutcome outcome, Request request, JdbiException failed) {
    return switch (outcome) {
      case RACE ->
          request.precondition() instanceof Precondition.None
              ? Refusal.passing(CommandProblem.VERSION_CONFLICT, "Send the request again.")
              : Refusal.of(CommandProblem.PRECONDITION_FAILED, "The aggregate keeps changing.");
      case LIMIT -> Refusal.of(CommandProblem.LIMIT_EXCEEDED, "data ≤ 256 KiB, metadata ≤ 16 KiB.");
      case INVALID ->
          Refusal.of(StandardProblem.INVALID_FIELDS, "The event log refused the event's envelope.");
      case AWAY -> {
        var refusal =
            Refusal.of(CommandProblem.DATABASE_UNAVAILABLE, "Try again, with an Idempotency-Key.");
        refusal.initCause(failed);
        yield refusal;
      }
      case BROKEN -> failed;
    };
  }

  /// Virtual threads wait here; the pause grows and differs, so that rivals do not meet again.
  private static void pause(int attempt) {
    try {
      Thread.sleep(PAUSE.multipliedBy(ThreadLocalRandom.current().nextInt(1, 2 + attempt)));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw Refusal.of(StandardProblem.BUSY, "The service is stopping.");
    }
  }
}
