package dev.headgate.projector.readdatabase;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.projector.failure.ProjectorExit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Migrates the read database to what this release needs. Safe to run again.
public final class ReadDatabase {

  private ReadDatabase() {}

  /// Runs the migrations that have not run yet.
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
}
