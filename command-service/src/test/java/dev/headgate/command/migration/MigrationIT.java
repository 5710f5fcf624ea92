package dev.headgate.command.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A migrated database: the same however often, with partitions for the days to come.
@ParameterizedClass
@EnumSource(Release.class)
final class MigrationIT {

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
  void isMigratedTwiceWithoutAChange() throws SQLException {
    String before =
        log.administrator().one("SELECT count(*) FROM auth_gateway.flyway_schema_history");
    log.migrate();
    assertThat(log.administrator().one("SELECT count(*) FROM auth_gateway.flyway_schema_history"))
        .isEqualTo(before);
  }

  @Test
  void hasPartitionsForThirtyDaysBackAndSevenAhead() throws SQLException {
    assertThat(
            log.administrator()
                .one(
                    "SELECT count(*) FROM pg_inherits"
                        + " WHERE inhparent = 'auth_gateway.outbox'::regclass"))
        .isEqualTo("38");
    assertThat(log.administrator().one("SELECT auth_gateway.ensure_events_partitions(30, 8)"))
        .isEqualTo("1");
    log.administrator().run("DROP TABLE auth_gateway.outbox_" + log.dayAhead(8));
  }
}
