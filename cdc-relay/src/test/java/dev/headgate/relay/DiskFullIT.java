package dev.headgate.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.embedded.child.Folders;
import dev.headgate.embedded.child.Ports;
import dev.headgate.embedded.child.Watchdog;
import dev.headgate.embedded.disk.SmallDisk;
import dev.headgate.embedded.kafka.Broker;
import dev.headgate.embedded.kafka.KafkaBroker;
import dev.headgate.embedded.link.Link;
import dev.headgate.embedded.postgres.Cluster;
import dev.headgate.embedded.postgres.MovedLog;
import dev.headgate.embedded.postgres.PostgresBinaries;
import dev.headgate.embedded.postgres.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A disk runs full under load. What was acknowledged survives, and once there is space again
/// everything goes on; a server that gave up is started again, as a supervisor would.
final class DiskFullIT {

  private static final Path FOLDER = Folders.temporary("full");

  private static Watchdog watchdog;
  private static SmallDisk segments;
  private static SmallDisk log;
  private static Trial trial;

  @BeforeAll
  static void start() {
    watchdog = Watchdog.start();
    try {
      segments = SmallDisk.mount(FOLDER.resolve("data"), "192m"); // where the broker has them
      log = SmallDisk.mount(FOLDER.resolve("log"), "192m");
    } catch (SmallDisk.NotPermitted e) {
      Assumptions.abort(e.getMessage());
    }
    Link toKafka = Link.to(Ports.free());
    trial = Trial.start(postgres(), kafka(toKafka), toKafka, 1);
  }

  @AfterAll
  static void stop() {
    if (trial != null) {
      System.out.println("disk full: " + trial.summary());
      trial.close();
    }
    watchdog.close();
    for (SmallDisk disk : Stream.of(segments, log).filter(Objects::nonNull).toList()) {
      disk.close();
    }
    Folders.delete(FOLDER);
  }

  private static KafkaBroker kafka(Link link) {
    return KafkaBroker.start(
        watchdog,
        new Broker(
            FOLDER,
            Broker.Doors.free(),
            System.getProperty("java.class.path"),
            Optional.of(new Broker.Detour(link.target(), link.port()))));
  }

  private static PostgresServer postgres() {
    Map<String, String> settings = new HashMap<>(Cluster.LOGICAL);
    settings.putAll(Map.of("min_wal_size", "32MB", "max_wal_size", "64MB"));
    Cluster cluster =
        new Cluster(
            PostgresBinaries.bundled(),
            FOLDER.resolve("postgres"),
            Ports.free(),
            "password",
            settings,
            false);
    PostgresServer.start(watchdog, cluster).close();
    MovedLog.of(cluster, log.folder().resolve("pg_wal"));
    return PostgresServer.start(watchdog, cluster);
  }

  @Test
  void losesNothingWhenTheBrokersDiskIsFull() throws Exception {
    trial.awaitRecovery();
    segments.fill();
    Awaitility.await("the broker to give up")
        .atMost(Duration.ofSeconds(60))
        .until(() -> !trial.kafka().process().isAlive());
    trial.awaitAcknowledgement(); // clients do not notice
    segments.free();
    trial.kafka().start();
    assertHealed("Kafka log");
  }

  @Test
  void losesNothingAcknowledgedWhenTheDiskOfTheLogIsFull() throws Exception {
    trial.awaitRecovery();
    log.fill();
    fillSegments();
    log.free();
    trial.postgres().stopImmediately(); // it may be up, recovering, or have given up
    trial.postgres().start();
    assertHealed("command WAL");
    assertThat(trial.hasRefusedClients()).isTrue();
  }

  private static void assertHealed(String what) throws Exception {
    Duration recovery = trial.awaitRecovery();
    System.out.printf("disk full: %s, back after %d ms%n", what, recovery.toMillis());
    trial.assertNothingIsWrong(what);
  }

  /// Uses up the segments that are there until the server needs a new one and has no room for it.
  private static void fillSegments() throws InterruptedException {
    for (int segment = 0; segment < 50; segment++) {
      try (Connection connection = trial.postgres().connect("postgres");
          Statement statement = connection.createStatement()) {
        statement.execute("SELECT pg_switch_wal(), txid_current()");
        Thread.sleep(50); // room for the clients' writes
      } catch (SQLException e) {
        return;
      }
    }
    throw new IllegalStateException("the disk is not full");
  }
}
