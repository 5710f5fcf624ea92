package dev.headgate.bench.partitions;

import dev.headgate.bench.measure.Sample;
import dev.headgate.command.migration.Migrations;
import dev.headgate.command.migration.RolePasswords;
import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.process.postgres.PostgresUrl;
import dev.headgate.process.postgres.SqlText;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// A log of so many days, and one session that appends to it. Confined to one thread.
final class Log implements AutoCloseable {

  private static final RolePasswords PASSWORDS =
      new RolePasswords("command", "relay", "reader", "maintenance");
  private static final int AGGREGATES = 1000;

  private final int days;
  private final Connection connection;
  private final PreparedStatement tenant;
  private final PreparedStatement append;
  private final Sample calls = new Sample();
  private final Sample commits = new Sample();
  private int appended;

  private Log(int days, Connection connection) throws SQLException {
    this.days = days;
    this.connection = connection;
    this.tenant = connection.prepareStatement(sql("tenant.sql"));
    this.append = connection.prepareStatement(sql("append.sql"));
  }

  /// Makes a database with a log of its own.
  static Log of(int days, PostgresServer server) throws SQLException {
    String database = "log_of_" + days;
    server.createDatabase(database);
    PostgresUrl url = PostgresUrl.parse(server.url(database));
    Migrations.migrate(url, PASSWORDS);
    try (Connection administrator = server.connect(database);
        Statement statement = administrator.createStatement();
        PreparedStatement more = administrator.prepareStatement(sql("more_days.sql"))) {
      statement.execute(sql("type.sql"));
      more.setInt(1, days);
      more.execute();
      try (ResultSet count = statement.executeQuery(sql("count_days.sql"))) {
        count.next();
        if (count.getInt(1) != days) {
          throw new IllegalStateException("%d days became %d".formatted(days, count.getInt(1)));
        }
      }
    }
    Connection connection =
        DriverManager.getConnection(url.jdbcUrl(), "headgate_command", PASSWORDS.command());
    connection.setAutoCommit(false);
    return new Log(days, connection);
  }

  /// Appends one event in a transaction of its own.
  void append() throws SQLException {
    String aggregate = "device-" + appended++ % AGGREGATES;
    long begun = System.nanoTime();
    tenant.executeQuery().close();
    append.setString(1, aggregate);
    append.executeQuery().close();
    long called = System.nanoTime();
    connection.commit();
    calls.add((called - begun) / 1e6);
    commits.add((System.nanoTime() - begun) / 1e6);
  }

  int days() {
    return days;
  }

  /// Milliseconds until the function had answered.
  Sample calls() {
    return calls;
  }

  /// Milliseconds until the commit was answered.
  Sample commits() {
    return commits;
  }

  /// Forgets what was measured.
  void warmedUp() {
    calls.clear();
    commits.clear();
  }

  private static String sql(String name) {
    return SqlText.beside(Log.class, name);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
