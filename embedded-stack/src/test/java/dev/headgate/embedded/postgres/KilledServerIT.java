package dev.headgate.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.embedded.child.ChildProcess.Command;
import dev.headgate.embedded.child.Folders;
import dev.headgate.embedded.child.Ports;
import dev.headgate.embedded.child.Watchdog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a killed server leaves does not keep the next one from starting, and loses nothing.
final class KilledServerIT {

  private final Path folder = Folders.temporary("killed");
  private final Watchdog watchdog = Watchdog.start();
  private final Cluster cluster =
      new Cluster(
          PostgresBinaries.bundled(), folder, Ports.free(), "secret", Cluster.LOGICAL, false);
  private PostgresServer server;

  @BeforeEach
  void start() {
    server = PostgresServer.start(watchdog, cluster);
  }

  @AfterEach
  void end() {
    server.close();
    watchdog.close();
    Folders.delete(folder);
  }

  @Test
  void keepsWhatWasCommittedWhileSessionsAreAtWork() throws Exception {
    ask("CREATE TABLE kept (n int); SELECT 1");
    for (int i = 1; i <= 3; i++) {
      try (Connection busy = server.connect("postgres");
          Statement statement = busy.createStatement()) {
        statement.execute("INSERT INTO kept VALUES (" + i + ")");
        server.kill();
      }
      server.start();
      assertThat(ask("SELECT count(*) FROM kept")).isEqualTo(String.valueOf(i));
    }
  }

  @Test
  void startsThoughItsOldNumberBelongsToAStranger() throws Exception {
    server.kill();
    ChildProcess stranger =
        ChildProcess.start(
            watchdog,
            new Command(List.of("sleep", "300")),
            folder.resolve("stranger.log"),
            _ -> false);
    Path file = cluster.data().resolve("postmaster.pid");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(0, String.valueOf(stranger.pid()));
    Files.write(file, lines);

    server.start();

    assertThat(ask("SELECT 1")).isEqualTo("1");
    assertThat(stranger.isAlive()).isTrue();
    stranger.kill();
  }

  @Test
  void leavesAServerAloneThatRunsOnTheSameData() throws Exception {
    PidFile file = new PidFile(cluster.data());

    file.clear(java.time.Duration.ofMillis(200));

    assertThat(cluster.data().resolve("postmaster.pid")).exists();
    assertThat(ask("SELECT 1")).isEqualTo("1");
  }

  private String ask(String sql) throws Exception {
    try (Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement()) {
      boolean isRows = statement.execute(sql);
      while (!isRows) {
        isRows = statement.getMoreResults();
      }
      try (ResultSet result = statement.getResultSet()) {
        result.next();
        return result.getString(1);
      }
    }
  }
}
