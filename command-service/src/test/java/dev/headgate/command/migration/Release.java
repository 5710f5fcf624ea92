package dev.headgate.command.migration;

import dev.headgate.embedded.postgres.PostgresBinaries;
import dev.headgate.embedded.postgres.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/// The oldest and the newest server the log runs on.
enum Release {
  OLDEST {
    @Override
    PostgresServer start(Map<String, String> settings) {
      Assumptions.assumeTrue(
          Files.isExecutable(DEBIAN.resolve("postgres")),
          "PostgreSQL 15 is not installed; Debian's package is postgresql-15");
      return PostgresServer.temporary(PostgresBinaries.installed(DEBIAN), settings);
    }
  },
  NEWEST {
    @Override
    PostgresServer start(Map<String, String> settings) {
      return PostgresServer.temporary(PostgresBinaries.bundled(), settings);
    }
  };

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql/15/bin");

  abstract PostgresServer start(Map<String, String> settings);
}
