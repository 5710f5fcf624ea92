package dev.headgate.command.migration;

import dev.headgate.embedded.postgres.Cluster;
import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.process.postgres.PostgresUrl;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A server with a migrated event log that knows two event types. Confined to one test class.
record MigratedLog(PostgresServer server, PostgresUrl url) implements AutoCloseable {

  private static final RolePasswords PASSWORDS = new RolePasswords("c-pw", "r-pw", "e-pw", "m-pw");

  static MigratedLog start(Release release) throws SQLException {
    PostgresServer server = release.start(Cluster.LOGICAL);
    server.createDatabase("headgate_command");
    MigratedLog log = new MigratedLog(server, PostgresUrl.parse(server.url("headgate_command")));
    log.migrate();
    log.administrator()
        .run(
            "INSERT INTO auth_gateway.event_types VALUES ('DeviceSeen', 1, 'device', 't', 'o', 'd',"
                + " '{}'), ('AuthEventLogged', 1, 'audit', 't', 'o', 'd', '{}')");
    return log;
  }

  void migrate() {
    Migrations.migrate(url, PASSWORDS);
  }

  Session administrator() {
    return new Session(url, url.user(), url.password(), null);
  }

  Session command(@Nullable UUID tenant) {
    return new Session(url, "headgate_command", PASSWORDS.command(), tenant);
  }

  Session relay() {
    return new Session(url, "headgate_relay", PASSWORDS.relay(), null);
  }

  /// People and reports, one tenant at a time.
  Session reader(@Nullable UUID tenant) {
    return new Session(url, "headgate_reader", PASSWORDS.reader(), tenant);
  }

  /// A client in any language, as the command role.
  SqlShell shell() {
    return SqlShell.of(
        "postgresql://headgate_command:%s@%s/%s"
            .formatted(PASSWORDS.command(), url.authority(), url.database()));
  }

  /// As in the name of a partition.
  @Nullable String dayAhead(int days) throws SQLException {
    return administrator()
        .one("SELECT to_char((now() AT TIME ZONE 'UTC')::date + %d, 'YYYYMMDD')".formatted(days));
  }

  static String append(String type, String id, String data) {
    return "SELECT auth_gateway.publish_event('%s', '%s', 'DeviceSeen', '%s')"
        .formatted(type, id, data);
  }

  @Override
  public void close() {
    server.close();
  }
}
