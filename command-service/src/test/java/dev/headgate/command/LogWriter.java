package dev.headgate.command;

import dev.headgate.process.postgres.PostgresUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/// Appends with SQL, in transactions that a test begins and ends. Confined to one thread.
public final class LogWriter implements AutoCloseable {

  private static final String PUBLISH =
      """
      SELECT event_id FROM auth_gateway.publish_event(
        'device', ?, 'DeviceHeartbeat', '{"uptime_seconds": 1, "target_version": 0}')
      """;

  private final Connection connection;
  private final UUID tenant;

  private LogWriter(Connection connection, UUID tenant) {
    this.connection = connection;
    this.tenant = tenant;
  }

  public static LogWriter open(RunningService service, Gateway gateway) throws SQLException {
    PostgresUrl url = service.databaseUrl();
    Connection connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
    connection.setAutoCommit(false);
    return new LogWriter(connection, gateway.tenant());
  }

  /// Begins a transaction that has its id before it writes anything.
  public void begin() throws SQLException {
    ask("SELECT set_config('app.tenant_id', ?, true)", tenant.toString());
    ask("SELECT pg_current_xact_id()::text WHERE ? <> ''", tenant.toString());
  }

  /// Appends an event of a device.
  ///
  /// @return its id
  public String append(String device) throws SQLException {
    return ask(PUBLISH, device);
  }

  public void commit() throws SQLException {
    connection.commit();
  }

  public void rollBack() throws SQLException {
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }

  private String ask(String sql, String value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
