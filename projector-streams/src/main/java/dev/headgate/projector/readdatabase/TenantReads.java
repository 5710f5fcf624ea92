package dev.headgate.projector.readdatabase;

import com.zaxxer.hikari.HikariDataSource;
import dev.headgate.event.TenantId;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.process.postgres.SqlText;
import dev.headgate.process.problem.Refusal;
import dev.headgate.projector.exchange.ReadProblem;
import dev.headgate.projector.failure.ProjectorExit;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the public faces as one tenant: in the role of readers, whom row security shows that
/// tenant's rows alone, whatever a statement asks for. Thread-safe.
///
/// It has connections of its own, so that readers never keep a sink waiting.
public final class TenantReads implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TenantReads.class);
  private static final int CONNECTIONS = 8;
  private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(10);

  // Of SQLSTATE: away, given up, out of room, ending or slower than a statement may be.
  private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

  private static final String BECOME_READER =
      SqlText.beside(TenantReads.class, "become_reader.sql");
  private static final String BOUND_STATEMENTS =
      SqlText.beside(TenantReads.class, "bound_statements.sql");
  private static final String MAY_BECOME_READER =
      SqlText.beside(TenantReads.class, "may_become_reader.sql");

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private TenantReads(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
  }

  /// Opens the pool.
  ///
  /// @throws ProcessFailure when the server is there and its user may not become a reader: reading
  ///   as the owner would show every tenant to each
  public static TenantReads open(PostgresUrl url) {
    HikariDataSource pool = new HikariDataSource();
    pool.setPoolName("reading");
    pool.setJdbcUrl(url.jdbcUrl());
    pool.setUsername(url.user());
    pool.setPassword(url.password());
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(2000);
    TenantReads reads = new TenantReads(pool);
    reads.refuseOwner(url);
    return reads;
  }

  private void refuseOwner(PostgresUrl url) {
    try {
      boolean may =
          jdbi.withHandle(
              handle -> handle.createQuery(MAY_BECOME_READER).mapTo(Boolean.class).one());
      if (!may) {
        throw new ProcessFailure(
            ProjectorExit.READ_DATABASE,
            url.user() + " may not become headgate_reader, whose row security keeps tenants apart.",
            "As administrator: CREATE ROLE headgate_reader if it is missing, then"
                + " GRANT headgate_reader TO "
                + url.user()
                + ".");
      }
    } catch (JdbiException away) {
      LOG.warn("the read database is away; whether it shows tenants apart is asked again", away);
    }
  }

  /// Runs statements in one transaction as a reader of one tenant.
  ///
  /// @throws Refusal 503 when the database does not answer in time
  public <T> T read(TenantId tenant, Function<Handle, T> work) {
    return inTransaction(
        handle -> handle.createQuery(BECOME_READER).bind("tenant", tenant.toString()), work);
  }

  /// Runs statements in one transaction as the owner, whom row security shows every tenant. For who
  /// was found to be an administrator.
  ///
  /// @throws Refusal 503 when the database does not answer in time
  public <T> T readAll(Function<Handle, T> work) {
    return inTransaction(handle -> handle.createQuery(BOUND_STATEMENTS), work);
  }

  private <T> T inTransaction(Function<Handle, Query> beginning, Function<Handle, T> work) {
    try {
      return jdbi.inTransaction(handle -> {
        beginning
            .apply(handle)
            .bind("timeout", Long.toString(LONGEST_STATEMENT.toMillis()))
            .mapTo(String.class)
            .one();
        return work.apply(handle);
      });
    } catch (JdbiException failed) {
      if (!(failed.getCause() instanceof SQLException error) || !passes(error)) {
        throw failed;
      }
      LOG.warn("the read database does not answer: {}", error.getMessage());
      throw Refusal.of(
          ReadProblem.DATABASE_UNAVAILABLE, "Try again; nothing is lost while it is away.");
    }
  }

  private static boolean passes(SQLException error) {
    String state = error.getSQLState();
    return error instanceof SQLTransientException
        || (state != null && PASSING.contains(state.substring(0, 2)));
  }

  @Override
  public void close() {
    pool.close();
  }
}
