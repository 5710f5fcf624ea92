package dev.headgate.command.outbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import dev.headgate.command.migration.ServerSettings;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.exit.StandardExit;
import dev.headgate.process.postgres.PostgresUrl;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/// The command database and its pool. Any thread may use it.
public final class Database implements AutoCloseable {

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    // Exceptions are logged, and by default they quote every bound value: addresses, hashes.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
  }

  /// Opens the pool. Every wait has an end: a request is refused with 503 before its client loses
  /// patience.
  public static Database open(PostgresUrl url) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("command");
    config.setJdbcUrl(url.jdbcUrl());
    config.setUsername(url.user());
    config.setPassword(url.password());
    config.setMaximumPoolSize(10);
    config.setConnectionTimeout(2_000);
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("ApplicationName", "headgate command-service");
    config.addDataSourceProperty("connectTimeout", "2");
    config.addDataSourceProperty("socketTimeout", "10");
    // The server's DETAIL quotes the row; the stack tells the statement.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.addDataSourceProperty(
        "options", "-c statement_timeout=5s -c lock_timeout=3s -c TimeZone=UTC");
    return new Database(new HikariDataSource(config));
  }

  /// Refuses a server that would lose what it acknowledged.
  ///
  /// @throws ProcessFailure when it is unsafe, or does not answer
  public void refuseUnsafe() {
    try (Connection connection = pool.getConnection()) {
      ServerSettings.refuseUnsafe(connection);
    } catch (SQLException away) {
      throw new ProcessFailure(
          StandardExit.UNAVAILABLE,
          "The command database does not answer: " + away.getMessage(),
          "See that it is up and HEADGATE_COMMAND_DATABASE_URL is right.",
          away);
    }
  }

  /// Has the pool tell of itself: places taken and waited for.
  public void measureWith(MeterRegistry registry) {
    pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
  }

  /// For the packages that own tables.
  public Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public void close() {
    pool.close();
  }
}
