package dev.headgate.command.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.process.postgres.PostgresUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/// One transaction for each statement, as a role and a tenant. Any thread may use it.
record Session(PostgresUrl url, String user, String password, @Nullable UUID tenant) {

  void run(String sql) throws SQLException {
    one(sql);
  }

  /// The first value of the first row, if there is one.
  @Nullable String one(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url.jdbcUrl(), user, password);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      if (tenant != null) {
        statement.execute("SELECT set_config('app.tenant_id', '%s', true)".formatted(tenant));
      }
      String value = null;
      if (statement.execute(sql) && statement.getResultSet().next()) {
        value = statement.getResultSet().getString(1);
      }
      connection.commit();
      return value;
    }
  }

  static void assertFails(ThrowingCallable call, String sqlState) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(sqlState));
  }
}
