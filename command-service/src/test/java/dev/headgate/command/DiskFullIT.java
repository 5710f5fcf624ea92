package dev.headgate.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.embedded.child.Folders;
import dev.headgate.embedded.child.Ports;
import dev.headgate.embedded.child.Watchdog;
import dev.headgate.embedded.disk.SmallDisk;
import dev.headgate.embedded.postgres.Cluster;
import dev.headgate.embedded.postgres.MovedLog;
import dev.headgate.embedded.postgres.PostgresBinaries;
import dev.headgate.embedded.postgres.PostgresServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What clients are told when the disk of the write-ahead log is full.
final class DiskFullIT {

  private final Path folder = Folders.temporary("full");
  private final Watchdog watchdog = Watchdog.start();
  private final List<String> acknowledged = new ArrayList<>();
  private SmallDisk disk;

  @BeforeEach
  void mount() {
    try {
      disk = SmallDisk.mount(folder.resolve("disk"), "192m");
    } catch (SmallDisk.NotPermitted e) {
      Assumptions.abort(e.getMessage());
    }
  }

  @AfterEach
  void unmount() {
    watchdog.close();
    if (disk != null) {
      disk.close();
    }
    Folders.delete(folder);
  }

  @Test
  void refusesWith503AndForgetsNothingItAcknowledged() throws Exception {
    try (PostgresServer postgres = onTheSmallDisk();
        CommandService service = DatabaseAwayIT.start(postgres)) {
      ServiceClient client = new ServiceClient(service.port());
      assertThat(log(client)).isEqualTo(201);
      disk.fill();
      assertThat(firstRefusal(client, postgres)).isEqualTo(503);
      disk.free();
      postgres.stopImmediately(); // it may be up, recovering, or have given up
      postgres.start();
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> log(client) == 201);
      assertThat(outbox(postgres)).containsAll(acknowledged);
    }
  }

  /// Sends commands until one is refused, and lets the server use up the segments it has.
  private int firstRefusal(ServiceClient client, PostgresServer postgres) {
    for (int i = 0; i < 100; i++) {
      int status = log(client);
      if (status != 201) {
        return status;
      }
      try (Connection connection = postgres.connect("postgres");
          Statement statement = connection.createStatement()) {
        statement.execute("SELECT pg_switch_wal(), txid_current()");
      } catch (SQLException full) {
        assertThat(full.getSQLState()).matches("(08|53|57).*"); // no space, or the server gave up
      }
    }
    return 201;
  }

  private int log(ServiceClient client) {
    HttpResponse<String> answer = client.post("/v1/auth/audit", DatabaseAwayIT.AUDIT);
    if (answer.statusCode() == 201) {
      for (JsonNode id : ServiceClient.json(answer).required("event_ids")) {
        acknowledged.add(id.asText());
      }
    }
    return answer.statusCode();
  }

  private static Set<String> outbox(PostgresServer postgres) throws SQLException {
    Set<String> ids = new HashSet<>();
    try (Connection connection = postgres.connect("headgate_command");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT event_id FROM auth_gateway.outbox")) {
      while (row.next()) {
        ids.add(row.getString(1));
      }
    }
    return ids;
  }

  private PostgresServer onTheSmallDisk() {
    Map<String, String> settings = new HashMap<>(Cluster.LOGICAL);
    settings.putAll(Map.of("min_wal_size", "32MB", "max_wal_size", "64MB"));
    Cluster cluster =
        new Cluster(
            PostgresBinaries.bundled(),
            folder.resolve("home"),
            Ports.free(),
            "password",
            settings,
            false);
    PostgresServer.start(watchdog, cluster).close();
    MovedLog.of(cluster, disk.folder().resolve("pg_wal"));
    return PostgresServer.start(watchdog, cluster);
  }
}
