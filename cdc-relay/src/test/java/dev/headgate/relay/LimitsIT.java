package dev.headgate.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.relay.TestRelay.Fault;
import dev.headgate.relay.slot.Lsn;
import dev.headgate.verification.evidence.Command;
import dev.headgate.verification.evidence.Command.Outcome;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The largest that the log lets in goes through, and the smallest is not forgotten.
final class LimitsIT {

  private static final int DATA = 262_144;
  private static final int METADATA = 16_384;
  private static final int QUOTES = "{\"x\": \"\"}".length();

  private static Pipeline pipeline;
  private static ConcurrentReader reader;

  @BeforeAll
  static void start() {
    pipeline = new Pipeline();
    pipeline.started(Fault.NONE).kill(); // makes the topics the reader asks for
    reader = ConcurrentReader.start(pipeline.kafka());
  }

  @AfterAll
  static void stop() {
    reader.close();
    pipeline.close();
  }

  @Test
  void publishesATransactionOfTenThousandEventsOnceThoughARelayDiesAmidIt() throws Exception {
    write(append("'bulk-' || n % 500", "'{}'", "'{}'") + " FROM generate_series(1, 10000) AS n");
    pipeline.arm();
    ChildProcess dying = pipeline.relay(Fault.CRASH_AFTER_SEND, Map.of());
    assertThat(dying.awaitExit(Duration.ofSeconds(60))).isTrue();
    pipeline.disarm();
    assertDelivered("10,000 events in one transaction");
  }

  @Test
  void publishesTheLargestEventsInTheLargestTransaction() throws Exception {
    // Metadata counts, too: 120 × (256 + 16) KiB is just below 32 MiB.
    write(event(DATA, METADATA) + " FROM generate_series(1, 120)");
    assertDelivered("32 MiB in one transaction");
  }

  @Test
  void refusesAnEventThatIsOneByteTooLarge() {
    assertRefused(event(DATA + 1, METADATA), "at most 256 KiB of data");
    assertRefused(event(DATA, METADATA + 1), "16 KiB of metadata");
  }

  @Test
  void refusesATransactionThatIsOneEventTooLarge() {
    assertRefused(event(DATA, METADATA) + " FROM generate_series(1, 121)", "32 MiB");
  }

  /// The log belongs to the server, not to a database: what others write moves it, too, and a slot
  /// that stays behind would keep all of it.
  @Test
  @Tag("long")
  void movesTheSlotOfAnIdleDatabaseBesideABusyOne() throws Exception {
    pipeline.postgres().createDatabase("busy");
    ChildProcess relay = pipeline.started(Fault.NONE);
    try (Connection busy = pipeline.postgres().connect("busy");
        Statement statement = busy.createStatement()) {
      statement.execute(
          "CREATE TABLE filled AS SELECT n, repeat('x', 500) FROM generate_series(1, 50000) AS n");
      Lsn written = lsn(statement, "SELECT pg_current_wal_lsn()");
      statement.execute("SELECT pg_log_standby_snapshot()"); // else a timer of 15 s does it
      for (String position : List.of("confirmed_flush_lsn", "restart_lsn")) {
        Awaitility.await(position)
            .atMost(Duration.ofSeconds(60))
            .until(() -> slot(statement, position).compareTo(written) >= 0);
      }
    }
    relay.end("TERM", Duration.ofSeconds(30));
  }

  private static Lsn slot(Statement statement, String position) throws SQLException {
    return lsn(
        statement,
        "SELECT %s FROM pg_replication_slots WHERE slot_name = 'headgate'".formatted(position));
  }

  private static Lsn lsn(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return Lsn.parse(row.getString(1));
    }
  }

  /// An event of these sizes, in bytes, of an aggregate of its own.
  private static String event(int data, int metadata) {
    return append(
        "gen_random_uuid()::text",
        "jsonb_build_object('x', repeat('x', %d))".formatted(data - QUOTES),
        "jsonb_build_object('x', repeat('y', %d))".formatted(metadata - QUOTES));
  }

  private static String append(String id, String data, String metadata) {
    return ("SELECT auth_gateway.append_decided('session', %s, 'SessionCreated', %s, %s, NULL,"
            + " 'system', NULL, NULL, NULL, NULL, NULL, 1, '{}', 1)")
        .formatted(id, data, metadata);
  }

  private static void write(String sql) throws SQLException {
    try (Pipeline.Session session = pipeline.session();
        Statement statement = session.connection().createStatement()) {
      statement.execute(
          "SELECT set_config('app.tenant_id', '00000000-0000-0000-0000-000000000001', true)");
      statement.execute("SELECT count(*) FROM (" + sql + ") AS written");
      session.commit();
    }
  }

  private static void assertRefused(String sql, String reason) {
    assertThatThrownBy(() -> write(sql))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(reason);
  }

  private static void assertDelivered(String what) throws Exception {
    Verdict verdict = new Verdict(pipeline);
    List<UUID> events = verdict.ids();
    ChildProcess relay = pipeline.started(Fault.NONE);
    Instant begun = Instant.now();
    reader.await(events, Duration.ofSeconds(60));
    System.out.printf(
        "limits: %s, %d ms%n", what, Duration.between(begun, Instant.now()).toMillis());
    assertThat(verdict.of(List.of(new Command(events, Outcome.OK)), reader.seen())).isEmpty();
    relay.end("TERM", Duration.ofSeconds(30));
  }
}
