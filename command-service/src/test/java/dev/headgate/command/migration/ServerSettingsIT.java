package dev.headgate.command.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.postgres.PostgresUrl;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ServerSettingsIT {

  @ParameterizedTest
  @EnumSource
  void refusesAServerThatForgetsAndTellsWhatToSet(Release release) {
    try (PostgresServer server =
        release.start(Map.of("wal_level", "replica", "synchronous_commit", "off"))) {
      PostgresUrl url = PostgresUrl.parse(server.url("postgres"));
      assertThatThrownBy(() -> Migrations.migrate(url, new RolePasswords("c", "r", "e", "m")))
          .isInstanceOfSatisfying(
              ProcessFailure.class,
              failure ->
                  assertThat(failure.remedy())
                      .contains("synchronous_commit = on")
                      .contains("wal_level = logical"));
    }
  }
}
