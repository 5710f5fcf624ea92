package dev.headgate.e2e;

import static dev.headgate.e2e.EmbeddedPipelineIT.live;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A read database that was harmed as a whole: it converges without a hand, and verification finds
/// nothing afterwards.
interface HealingCases extends StateCases {

  String END_SESSIONS =
      "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = 'headgate_read'";

  @Test
  @Tag("long")
  default void healsAReadDatabaseThatWasDropped() throws Exception {
    Tenant tenant = new Tenant(gateway());
    List<UUID> written = new ArrayList<>(live(tenant));
    tenant.assertAllIsThere(written);
    administer("DROP DATABASE headgate_read WITH (FORCE)");
    assertHealed(tenant, written);
  }

  @Test
  default void healsAReadDatabaseThatWasEmptied() throws Exception {
    Tenant tenant = new Tenant(gateway());
    List<UUID> written = new ArrayList<>(live(tenant));
    tenant.assertAllIsThere(written);
    damage(
        "TRUNCATE headgate.sink_position, headgate.auth_events, projection_g1.users, projection_g1.sessions,"
            + " projection_g1.api_keys, projection_g1.states");
    assertHealed(tenant, written);
  }

  @Test
  default void healsAReadDatabaseThatWasRestoredToAnOlderBackup() throws Exception {
    Tenant tenant = new Tenant(gateway());
    List<UUID> written = new ArrayList<>(live(tenant));
    tenant.assertAllIsThere(written);
    administer(
        "DROP DATABASE IF EXISTS backup",
        "ALTER DATABASE headgate_read ALLOW_CONNECTIONS false",
        END_SESSIONS,
        "CREATE DATABASE backup TEMPLATE headgate_read",
        "ALTER DATABASE headgate_read ALLOW_CONNECTIONS true");
    written.addAll(live(tenant));
    tenant.assertAllIsThere(written);
    administer(
        "DROP DATABASE headgate_read WITH (FORCE)",
        "ALTER DATABASE backup RENAME TO headgate_read");
    assertHealed(tenant, written);
  }

  @Test
  default void healsATableThatWasTruncated() throws Exception {
    Tenant tenant = new Tenant(gateway());
    List<UUID> written = new ArrayList<>(live(tenant));
    tenant.assertAllIsThere(written);
    damage("TRUNCATE projection_g1.sessions");
    assertHealed(tenant, written);
  }

  @Test
  @Tag("long")
  default void healsAfterAnEventTopicWasRebuilt() throws Exception {
    Tenant tenant = new Tenant(gateway());
    List<UUID> written = new ArrayList<>(live(tenant));
    tenant.assertAllIsThere(written);
    stack().run("stop", "cdc-relay").requireSuccess();
    written.addAll(live(tenant));
    stack().run("relay", "rebuild-topics", "--topic", "auth.session.events.v1").requireSuccess();
    stack().run("start", "cdc-relay").requireSuccess();
    assertHealed(tenant, written);
  }

  private void assertHealed(Tenant tenant, List<UUID> written) throws IOException {
    written.addAll(live(tenant));
    tenant.assertAllIsThere(written);
    verified(0);
  }

  /// Runs statements beside the read database; a server lets no session stay in one that goes.
  private void administer(String... statements) throws SQLException {
    String url = jdbc().replace("/headgate_read?", "/postgres?");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
