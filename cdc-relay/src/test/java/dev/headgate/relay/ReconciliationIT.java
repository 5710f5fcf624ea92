package dev.headgate.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.embedded.child.Folders;
import dev.headgate.embedded.child.Ports;
import dev.headgate.embedded.child.Watchdog;
import dev.headgate.embedded.postgres.Cluster;
import dev.headgate.embedded.postgres.PostgresBinaries;
import dev.headgate.embedded.postgres.PostgresServer;
import dev.headgate.relay.TestRepair.Twist;
import dev.headgate.relay.exit.RelayExit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a copy of the command database has lost comes back from the topics, and none of it is
/// published again.
final class ReconciliationIT {

  private final Path folder = Folders.temporary("reconciliation");
  private final Watchdog watchdog = Watchdog.start();
  private final int port = Ports.free();
  private PostgresServer server;
  private Workbench bench;

  @BeforeEach
  void start() throws Exception {
    server = PostgresServer.start(watchdog, cluster(Map.of()));
    bench = new Workbench(new Pipeline(server));
    bench.publishSome();
    append("kept", 2);
    bench.publishSome();
  }

  @AfterEach
  void stop() {
    bench.close();
    watchdog.close();
    Folders.delete(folder);
  }

  @Test
  @Tag("long")
  void putsBackWhatAnOlderCopyLacks() throws Exception {
    restoreWhatIsOlder();
    List<String> topics = bench.state();
    bench.assertRefused(RelayExit.LOG_REWOUND);
    assertThat(bench.repair(Twist.NONE, "recreate-slot"))
        .isEqualTo(RelayExit.LOG_LACKS_EVENTS.code());
    assertThat(bench.repair(Twist.NONE, "reconcile", "--dry-run")).isZero();
    assertThat(bench.pipeline().log()).contains("would bring 63 events back");
    assertThat(bench.state()).isEqualTo(topics);
    assertThat(bench.repair(Twist.NONE, "reconcile")).isZero();
    append("kept", 2);
    append("lost", 1);
    bench.publishSome();
    assertThat(bench.findings()).isEmpty();
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource(
      names = {
        "DIES_AT_POSITION_VOIDED",
        "DIES_AT_PART_IMPORTED",
        "DIES_AT_SLOT_CREATED",
        "DIES_AT_ALL_BUT_POSITION"
      })
  void completesWhereverItDied(Twist twist) throws Exception {
    restoreWhatIsOlder();
    assertThat(bench.repair(twist, "reconcile")).isEqualTo(99);
    bench.assertRefused(RelayExit.ANOTHER_SERVER);
    assertThat(bench.repair(Twist.NONE, "rebuild-topics"))
        .isEqualTo(RelayExit.ANOTHER_SERVER.code());
    assertThat(bench.repair(Twist.NONE, "reconcile")).isZero();
    append("kept", 2);
    bench.publishSome();
    assertThat(bench.findings()).isEmpty();
  }

  @Tag("long")
  @Test
  void acceptsAPromotedCopyThatLostNothing() throws Exception {
    server.close();
    Files.writeString(folder.resolve("data").resolve("recovery.signal"), "");
    PostgresServer promoted =
        PostgresServer.start(watchdog, cluster(Map.of("restore_command", "false")));
    append("kept", 1);
    bench.assertRefused(RelayExit.ANOTHER_SERVER);
    assertThat(bench.repair(Twist.NONE, "reconcile")).isZero();
    bench.publishSome();
    assertThat(bench.findings()).isEmpty();
    promoted.close();
  }

  @Test
  @Tag("long")
  void listsWhereTheCopyWentOnOtherwise() throws Exception {
    restoreWhatIsOlder();
    append("kept", 1); // its third version is on the topics, too
    List<String> before = bench.state();
    int events = bench.pipeline().outbox().size();
    assertThat(bench.repair(Twist.NONE, "reconcile")).isEqualTo(RelayExit.HISTORY_FORKED.code());
    assertThat(bench.pipeline().log()).contains("1 versions are one event").contains("/kept 3 is ");
    assertThat(bench.state()).isEqualTo(before);
    assertThat(bench.pipeline().outbox()).hasSize(events);
  }

  /// Publishes 63 events more, and puts the data of before in place.
  private void restoreWhatIsOlder() throws Exception {
    Path data = folder.resolve("data");
    Path copy = folder.resolve("copy");
    server.close();
    copy(data, copy);
    server.start();
    append("kept", 2);
    append("lost", 1);
    bench.publishSome();
    server.close();
    Folders.delete(data);
    copy(copy, data);
    server.start();
  }

  private void append(String aggregate, int events) throws Exception {
    try (Pipeline.Session session = bench.pipeline().session()) {
      for (int i = 0; i < events; i++) {
        session.append(aggregate);
        session.commit();
      }
    }
  }

  private Cluster cluster(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(Cluster.LOGICAL);
    settings.putAll(more);
    return new Cluster(PostgresBinaries.bundled(), folder, port, "secret", settings, false);
  }

  private static void copy(Path from, Path to) throws IOException, InterruptedException {
    Process copy = new ProcessBuilder("cp", "-a", from.toString(), to.toString()).start();
    assertThat(copy.waitFor()).isZero();
  }
}
