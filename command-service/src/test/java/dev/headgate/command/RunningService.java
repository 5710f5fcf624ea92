package dev.headgate.command;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.command.migration.RolePasswords;
import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.process.http.Limits;
import dev.headgate.process.postgres.PostgresUrl;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The service as it is shipped, on a PostgreSQL of its own. Once started, any thread may use it.
public final class RunningService implements AutoCloseable {

  private static final String DATABASE = "headgate_command";

  /// Nothing else in a log could look like them.
  private static final RolePasswords PASSWORDS =
      new RolePasswords("c-Wachtel-17", "r-Wachtel-18", "e-Wachtel-19", "m-Wachtel-20");

  private final String pepper = pepper();
  private final PostgresServer postgres;
  private final CommandService service;
  private final ServiceClient client;

  private RunningService(InstantSource clock, Limits limits) {
    this.postgres = PostgresServer.temporary();
    postgres.createDatabase(DATABASE);
    this.service = CommandService.start(configuration(), Catalogue.shipped(), clock, limits);
    this.client = new ServiceClient(service.port());
  }

  public static RunningService start() {
    return start(InstantSource.system());
  }

  /// Likewise, with a time of the test's own.
  public static RunningService start(InstantSource clock) {
    return new RunningService(clock, Limits.STANDARD);
  }

  /// Likewise, with limits that a test can reach.
  public static RunningService start(Limits limits) {
    return new RunningService(InstantSource.system(), limits);
  }

  /// A client of a tenant nobody has used before.
  public Gateway newTenant() {
    return new Gateway(this, UUID.randomUUID());
  }

  public int port() {
    return service.port();
  }

  ServiceClient client() {
    return client;
  }

  public PostgresServer postgres() {
    return postgres;
  }

  /// What must never be shown: the passwords of the database's roles and the pepper.
  public List<String> secrets() {
    return List.of(
        PASSWORDS.command(),
        PASSWORDS.relay(),
        PASSWORDS.reader(),
        PASSWORDS.maintenance(),
        administrator().password(),
        pepper);
  }

  /// The first column of every row, as the administrator sees it.
  public List<String> query(String sql) {
    try (Connection connection = postgres.connect(DATABASE);
        Statement statement = connection.createStatement()) {
      List<String> values = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          values.add(rows.getString(1));
        }
      }
      return values;
    } catch (SQLException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }

  /// Runs a statement as the administrator.
  public void execute(String sql) {
    try (Connection connection = postgres.connect(DATABASE);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }

  @Override
  public void close() {
    service.close();
    postgres.close();
  }

  /// The database as the service sees it.
  public PostgresUrl databaseUrl() {
    return PostgresUrl.parse(
        "postgresql://headgate_command:%s@%s/%s"
            .formatted(PASSWORDS.command(), administrator().authority(), DATABASE));
  }

  private Configuration configuration() {
    return new Configuration(
        "127.0.0.1",
        0,
        databaseUrl(),
        Optional.of(new Configuration.Administration(administrator(), PASSWORDS)),
        pepper,
        true);
  }

  private PostgresUrl administrator() {
    return PostgresUrl.parse(postgres.url(DATABASE));
  }

  private static String pepper() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
