package dev.headgate.command.migration;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.exit.StandardExit;
import dev.headgate.process.postgres.PostgresUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Migrates a command database to what this release needs.
public final class Migrations {

  private Migrations() {}

  /// Creates the roles, runs the migrations as their owner, and creates the slot after the
  /// publication. Safe to run again, and by several processes at once.
  ///
  /// @param administrator a superuser's URL of the database
  /// @throws ProcessFailure when the server would lose what it acknowledged, or cannot be migrated
  public static void migrate(PostgresUrl administrator, RolePasswords passwords) {
    try (Connection connection = connect(administrator)) {
      ServerSettings.refuseUnsafe(connection);
      Roles.ensure(connection, passwords);
      runFlyway(administrator);
      Slot.ensure(connection);
    } catch (SQLException | FlywayException e) {
      throw new ProcessFailure(
          StandardExit.UNAVAILABLE,
          "The command database " + administrator + " cannot be migrated: " + e.getMessage(),
          "See that the server is up and HEADGATE_MIGRATION_DATABASE_URL is a superuser's.",
          e);
    }
  }

  private static void runFlyway(PostgresUrl administrator) {
    Flyway.configure()
        .dataSource(administrator.jdbcUrl(), administrator.user(), administrator.password())
        .initSql("SET ROLE headgate_owner") // what a migration makes belongs to the owner
        .schemas("auth_gateway")
        .locations("classpath:db/migration/command")
        .load()
        .migrate();
  }

  private static Connection connect(PostgresUrl url) throws SQLException {
    return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
  }
}
