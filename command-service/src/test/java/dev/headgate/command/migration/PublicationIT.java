package dev.headgate.command.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What the relay gets of the log, and what is said to be pending.
@ParameterizedClass
@EnumSource(Release.class)
final class PublicationIT {

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
  void publishesTheLogWithoutItsTransactionIdsAndTimes() throws SQLException {
    assertThat(
            log.administrator()
                .one(
                    "SELECT string_agg(tablename || ':' || array_length(attnames, 1), ',') FROM"
                        + " pg_publication_tables WHERE pubname = 'headgate'"))
        .isEqualTo("outbox:16");
    assertThat(
            log.administrator()
                .one(
                    "SELECT attnames && '{tx_id,occurred_at}' FROM pg_publication_tables WHERE"
                        + " pubname = 'headgate'"))
        .isEqualTo("f");
  }

  @Test
  void remembersWhereTheSlotBegan() throws SQLException {
    assertThat(
            log.administrator()
                .one(
                    "SELECT confirmed_flush_lsn = slot_lsn AND plugin = 'pgoutput' FROM"
                        + " pg_replication_slots, auth_gateway.relay_progress WHERE slot_name ="
                        + " 'headgate'"))
        .isEqualTo("t");
  }

  @Test
  void countsWhatIsPendingUntilTheRelaySaysItIsNot() throws SQLException {
    UUID tenant = UUID.randomUUID();
    log.command(tenant).run(MigratedLog.append("device", "d1", "{}"));
    assertThat(log.command(null).one("SELECT pending > 0 FROM auth_gateway.outbox_backlog()"))
        .isEqualTo("t");
    String x = log.relay().one("SELECT auth_gateway.relay_heartbeat(NULL, NULL, NULL, 0)");
    log.relay().run("SELECT auth_gateway.relay_heartbeat('%s', NULL, NULL, 0)".formatted(x));
    assertThat(log.command(null).one("SELECT pending FROM auth_gateway.outbox_backlog()"))
        .isEqualTo("0");
  }
}
