package dev.headgate.projector.readdatabase;

import com.zaxxer.hikari.HikariDataSource;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.projector.failure.ProjectorExit;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// The read database: its migrations, and a few connections to it. Thread-safe.
public final class ReadDatabase implements AutoCloseable {

  private final HikariDataSource pool;

  private ReadDatabase(HikariDataSource pool) {
    this.pool = pool;
  }

  /// Migrates the database to what this release needs; safe to run again.
  ///
  /// @throws ProcessFailure when the database cannot be migrated
  public static void migrate(PostgresUrl url) {
    try {
      Flyway.configure()
          .dataSource(url.jdbcUrl(), url.user(), url.password())
          .schemas("headgate")
          .locations("classpath:db/migration/read")
          .connectRetries(10) // the server may still be starting
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new ProcessFailure(
          ProjectorExit.READ_DATABASE,
          "The read database " + url + " cannot be migrated: " + e.getMessage(),
          "See that the server is up and HEADGATE_READ_DATABASE_URL is its owner's.",
          e);
    }
  }

  /// Opens the pool; the server need not be there.
  public static ReadDatabase open(PostgresUrl url) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url.jdbcUrl());
    pool.setUsername(url.user());
    pool.setPassword(url.password());
    pool.setMaximumPoolSize(8); // one a sink of each of two generations, the rest to spare
    pool.setMinimumIdle(2);
    pool.setConnectionTimeout(2000);
    return new ReadDatabase(pool);
  }

  /// Borrows a connection; closing it gives it back.
  public Connection connect() throws SQLException {
    return pool.getConnection();
  }

  @Override
  public void close() {
    pool.close();
  }
}
