package dev.headgate.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PostgresServerIT {

  @Test
  void isDurableWhateverIsAskedFor() throws Exception {
    try (PostgresServer server =
        PostgresServer.temporary(PostgresBinaries.bundled(), Map.of("fsync", "off"))) {
      assertThat(ask(server, "SHOW fsync")).isEqualTo("on");
    }
  }

  @Test
  void keepsWhatWasCommittedThroughAnImmediateStop() throws Exception {
    try (PostgresServer server = PostgresServer.temporary()) {
      server.createDatabase("kept");
      server.createDatabase("kept");
      server.stopImmediately();
      server.start();
      assertThat(ask(server, "SELECT count(*) FROM pg_database WHERE datname = 'kept'"))
          .isEqualTo("1");
    }
  }

  @Test
  void comesBackAfterAKill() throws Exception {
    try (PostgresServer server = PostgresServer.temporary()) {
      server.kill();
      server.start();
      assertThat(ask(server, "SHOW wal_level")).isEqualTo("logical");
    }
  }

  private static String ask(PostgresServer server, String sql) throws SQLException {
    try (Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
