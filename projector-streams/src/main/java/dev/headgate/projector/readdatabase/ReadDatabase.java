package dev.headgate.projector.readdatabase;

import com.zaxxer.hikari.HikariDataSource;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.projector.failure.ProjectorExit;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The read database: its migrations, and a few connections to it. Thread-safe.
public final class ReadDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ReadDatabase.class);
  private static final String MISSING = "3D000";

  // A projector that stands still amid a transaction keeps its positions locked, from whoever has
  // its partitions by then. Shorter than the session of a group's member: free when that ends.
  private static final String LET_GO = "SET idle_in_transaction_session_timeout = '5s'";

  private final HikariDataSource pool;

  private ReadDatabase(HikariDataSource pool) {
    this.pool = pool;
  }

  /// Migrates the database to what this release needs; safe to run again.
  ///
  /// @throws ProcessFailure when the database cannot be migrated
  public static void migrate(PostgresUrl url) {
    createIfMissing(url);
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

  /// A database that was dropped is made again: all that was in it comes from the topics.
  private static void createIfMissing(PostgresUrl url) {
    try (Connection _ = connect(url, url.database())) {
      LOG.debug("the read database is there");
    } catch (SQLException e) {
      if (MISSING.equals(e.getSQLState())) {
        create(url);
      } // whatever else is wrong the migration says, or waits for
    }
  }

  private static void create(PostgresUrl url) {
    LOG.warn("there is no read database {}; it is made and filled from the topics", url);
    try (Connection connection = connect(url, "postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(url.database(), true));
    } catch (SQLException e) {
      LOG.warn(
          "it could not be made here ({}); another instance may have been first", e.getMessage());
    }
  }

  private static Connection connect(PostgresUrl url, String database) throws SQLException {
    PostgresUrl to =
        new PostgresUrl(url.authority(), database, url.user(), url.password(), url.parameters());
    return DriverManager.getConnection(to.jdbcUrl(), to.user(), to.password());
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
    pool.setConnectionInitSql(LET_GO);
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
