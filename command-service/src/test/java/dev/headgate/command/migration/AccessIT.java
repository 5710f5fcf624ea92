package dev.headgate.command.migration;

import static dev.headgate.command.migration.Session.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Who may write the log, who may read it, and that nobody changes it.
@ParameterizedClass
@EnumSource(Release.class)
final class AccessIT {

  @Parameter Release release;

  private static MigratedLog log;

  @BeforeParameterizedClassInvocation
  static void migrate(Release release) throws SQLException {
    log = MigratedLog.start(release);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    if (log != null) {
      log.close();
    }
  }

  @Test
  void keepsWhatIsWritten() throws SQLException {
    log.command(UUID.randomUUID()).run(MigratedLog.append("device", "d1", "{}"));
    String partition = "auth_gateway.outbox_" + log.dayAhead(0);
    for (String statement :
        List.of(
            "UPDATE auth_gateway.outbox SET event_type = 'Other'",
            "DELETE FROM auth_gateway.outbox",
            "TRUNCATE auth_gateway.outbox",
            "TRUNCATE " + partition,
            "DELETE FROM " + partition)) {
      assertFails(() -> log.administrator().run(statement), "HG008");
    }
  }

  @Test
  void letsNobodyButTheAppendFunctionsWriteTheLog() {
    for (String statement :
        List.of(
            "INSERT INTO auth_gateway.outbox DEFAULT VALUES",
            "UPDATE auth_gateway.aggregates SET version = 999",
            "DELETE FROM auth_gateway.aggregates",
            "SELECT auth_gateway.lock_head(gen_random_uuid(), 'device', 'd1')",
            "UPDATE auth_gateway.relay_progress SET failed = 1")) {
      assertFails(() -> log.command(UUID.randomUUID()).run(statement), "42501");
    }
  }

  @Test
  void showsATenantItsOwnRowsOnly() throws SQLException {
    UUID tenant = UUID.randomUUID();
    log.command(tenant).run(MigratedLog.append("device", "d1", "{}"));
    assertThat(log.command(tenant).one("SELECT count(*) FROM auth_gateway.events")).isEqualTo("1");
    for (String table : List.of("outbox", "events", "aggregates", "credentials", "identities")) {
      assertThat(log.command(UUID.randomUUID()).one("SELECT count(*) FROM auth_gateway." + table))
          .as(table)
          .isEqualTo("0");
      assertThat(log.command(null).one("SELECT count(*) FROM auth_gateway." + table))
          .as(table + " without a tenant")
          .isEqualTo("0");
    }
  }

  @Test
  void appendsNothingWithoutATenant() {
    assertFails(() -> log.command(null).run(MigratedLog.append("device", "d1", "{}")), "HG003");
  }

  @Test
  void findsTheTenantOfATokenAndNothingElse() throws SQLException {
    UUID tenant = UUID.randomUUID();
    log.command(tenant)
        .run(
            "INSERT INTO auth_gateway.credentials (tenant_id, kind, subject_id, public_id, hash)"
                + " VALUES ('%s', 'session', 's1', 'pub-%s', repeat('a', 64))"
                    .formatted(tenant, tenant));
    assertThat(
            log.command(null)
                .one("SELECT auth_gateway.credential_tenant('pub-%s')".formatted(tenant)))
        .isEqualTo(tenant.toString());
  }

  @Test
  void givesTheRelayNothingButTheLogAndItsProgress() {
    for (String table : List.of("credentials", "identities", "idempotency_keys", "aggregates")) {
      assertFails(() -> log.relay().run("SELECT FROM auth_gateway." + table), "42501");
    }
    assertFails(() -> log.relay().run(MigratedLog.append("device", "d1", "{}")), "42501");
  }
}
