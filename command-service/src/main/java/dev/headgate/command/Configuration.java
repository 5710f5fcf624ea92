package dev.headgate.command;

import dev.headgate.command.migration.RolePasswords;
import dev.headgate.process.environment.Environment;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.exit.StandardExit;
import dev.headgate.process.postgres.PostgresUrl;
import java.util.Base64;
import java.util.Optional;

/// Everything that can be set.
///
/// @param pepper base64 of 32 random bytes or more; losing it makes stored secret answers
///   unreadable
record Configuration(
    String host,
    int port,
    PostgresUrl database,
    Optional<Administration> administration,
    String pepper,
    boolean developmentAuthentication) {

  /// What migrating needs; without it somebody else has migrated.
  record Administration(PostgresUrl url, RolePasswords passwords) {}

  private static final int PEPPER_BYTES = 32;

  static Configuration read(Environment environment) {
    Configuration configuration =
        new Configuration(
            environment.text("HEADGATE_HTTP_HOST", "127.0.0.1"),
            environment.integer("HEADGATE_HTTP_PORT", 4000),
            environment.postgresUrl("HEADGATE_COMMAND_DATABASE_URL"),
            administration(environment),
            environment.text("HEADGATE_PEPPER"),
            environment.flag("HEADGATE_DEVELOPMENT_AUTHENTICATION", false));
    environment.rejectUnknown();
    configuration.pepperBytes();
    return configuration;
  }

  private static Optional<Administration> administration(Environment environment) {
    return environment
        .optionalPostgresUrl("HEADGATE_MIGRATION_DATABASE_URL")
        .map(url ->
            new Administration(
                url,
                new RolePasswords(
                    environment.postgresUrl("HEADGATE_COMMAND_DATABASE_URL").password(),
                    environment.text("HEADGATE_RELAY_PASSWORD"),
                    environment.text("HEADGATE_READER_PASSWORD"),
                    environment.text("HEADGATE_MAINTENANCE_PASSWORD"))));
  }

  byte[] pepperBytes() {
    byte[] bytes = decoded();
    if (bytes.length < PEPPER_BYTES) {
      throw unusable("HEADGATE_PEPPER has fewer than 32 bytes.");
    }
    return bytes;
  }

  private byte[] decoded() {
    try {
      return Base64.getDecoder().decode(pepper);
    } catch (IllegalArgumentException notBase64) {
      throw unusable("HEADGATE_PEPPER is not base64.");
    }
  }

  private static ProcessFailure unusable(String what) {
    return new ProcessFailure(
        StandardExit.CONFIGURATION, what, "Make one with: openssl rand -base64 32");
  }

  @Override
  public String toString() {
    return "Configuration[%s:%d, %s]".formatted(host, port, database);
  }
}
