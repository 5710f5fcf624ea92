package dev.headgate.relay.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.headgate.relay.exit.RelayExit;
import dev.headgate.relay.position.Position;
import dev.headgate.relay.slot.Lsn;
import dev.headgate.relay.slot.Server;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way the two sides can disagree, and the name it is refused by.
final class PreflightTest {

  private static final Lsn ORIGIN = new Lsn(100);
  private static final Lsn Y = new Lsn(200);
  private static final Lsn END = new Lsn(300);
  private static final UUID LAST = new UUID(0, 7);
  private static final Map<String, String> TOPICS = Map.of("t", "id-1");
  private static final Map<String, UUID> TAILS = Map.of("t-0", LAST);
  private static final Set<String> COLUMNS =
      Set.of(
          ("event_number event_id tenant_id aggregate_type aggregate_id aggregate_version event_type"
                  + " schema_version data metadata created_by user_id correlation_id causation_id"
                  + " traceparent checksum")
              .split(" "));

  @Test
  void letsAHealthyRelayRun() {
    assertThat(Preflight.check(observed(server(), kafka(), position()), "headgate")).isEmpty();
  }

  @Test
  void letsTheFirstStartRunWhileTheSlotIsUntouched() {
    Server fresh = with(slot("pgoutput", "reserved", ORIGIN));
    Observed observed =
        new Observed(fresh, kafka(), Optional.empty(), new Observed.Ends(Map.of(), Set.of()));
    assertThat(Preflight.check(observed, "headgate")).isEmpty();
  }

  @Test
  void letsAnUnreservedSlotRunOn() {
    Server late = with(slot("pgoutput", "unreserved", Y));
    assertThat(Preflight.check(observed(late, kafka(), position()), "headgate")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"damagedSlots", "otherSystems", "damagedTopics", "damagedLogs", "otherSettings"})
  void refusesByName(RelayExit expected, Observed observed) {
    assertThat(Preflight.check(observed, "headgate"))
        .hasValueSatisfying(refusal -> {
          assertThat(refusal.code()).isEqualTo(expected);
          assertThat(refusal.message()).isNotBlank();
          assertThat(refusal.remedy()).isNotBlank();
        });
  }

  static Stream<Arguments> damagedSlots() {
    return Stream.of(
        arguments(RelayExit.SLOT_MISSING, observed(with(null), kafka(), position())),
        arguments(
            RelayExit.SLOT_FOREIGN,
            observed(with(slot("wal2json", "reserved", Y)), kafka(), position())),
        arguments(
            RelayExit.SLOT_FOREIGN,
            observed(
                with(
                    new Server.Slot(
                        "headgate", "pgoutput", "other", "reserved", Y, new Server.Slot.Log(0, 0))),
                kafka(),
                position())),
        arguments(
            RelayExit.SLOT_LOST, observed(with(slot("pgoutput", "lost", Y)), kafka(), position())),
        arguments(
            RelayExit.SLOT_AHEAD,
            observed(with(slot("pgoutput", "reserved", new Lsn(201))), kafka(), position())),
        arguments(RelayExit.POSITION_LOST, observed(server(), kafka(), null)),
        // The slot did not move, but something was published: its position is gone.
        arguments(
            RelayExit.POSITION_LOST,
            observed(with(slot("pgoutput", "reserved", ORIGIN)), kafka(), null)));
  }

  static Stream<Arguments> otherSystems() {
    return Stream.of(
        arguments(
            RelayExit.ANOTHER_SERVER,
            observed(server(), kafka(), position("other", 1, "cluster", TAILS))),
        arguments(
            RelayExit.ANOTHER_SERVER,
            observed(server(), kafka(), position("server", 2, "cluster", TAILS))),
        arguments(
            RelayExit.ANOTHER_CLUSTER,
            observed(server(), kafka(), position("server", 1, "elsewhere", TAILS))));
  }

  static Stream<Arguments> damagedTopics() {
    return Stream.of(
        arguments(
            RelayExit.TOPIC_REPLACED,
            observed(
                server(),
                new Observed.Kafka("cluster", 2, Map.of("t", "id-2"), Set.of()),
                position())),
        arguments(
            RelayExit.TOPIC_SHORT,
            new Observed(
                server(), kafka(), Optional.of(position()), new Observed.Ends(Map.of(), Set.of()))),
        arguments(
            RelayExit.PARTITIONS_CHANGED,
            observed(server(), new Observed.Kafka("cluster", 2, TOPICS, Set.of("t")), position())),
        arguments(
            RelayExit.TRANSACTIONS_OLD,
            observed(server(), new Observed.Kafka("cluster", 1, TOPICS, Set.of()), position())));
  }

  static Stream<Arguments> damagedLogs() {
    return Stream.of(
        arguments(
            RelayExit.LOG_REWOUND, observed(ending(new Lsn(199), ORIGIN), kafka(), position())),
        arguments(
            RelayExit.LOG_REWOUND,
            new Observed(
                server(),
                kafka(),
                Optional.of(position()),
                new Observed.Ends(TAILS, Set.of(LAST)))));
  }

  static Stream<Arguments> otherSettings() {
    return Stream.of(
        arguments(
            RelayExit.PUBLICATION_CHANGED,
            observed(
                publishing(Set.of("auth_gateway.outbox", "public.other"), COLUMNS, true),
                kafka(),
                position())),
        arguments(
            RelayExit.PUBLICATION_CHANGED,
            observed(
                publishing(Set.of("auth_gateway.outbox"), Set.of("event_id"), true),
                kafka(),
                position())),
        arguments(
            RelayExit.PUBLICATION_CHANGED,
            observed(
                publishing(Set.of("auth_gateway.outbox"), COLUMNS, false), kafka(), position())),
        arguments(
            RelayExit.DURABILITY_OFF,
            observed(
                new Server(
                    here(END), Optional.empty(), Optional.empty(), published(), settings("off")),
                kafka(),
                position())));
  }

  private static Observed observed(Server server, Observed.Kafka kafka, Position position) {
    return new Observed(
        server, kafka, Optional.ofNullable(position), new Observed.Ends(TAILS, Set.of()));
  }

  private static Server server() {
    return with(slot("pgoutput", "reserved", new Lsn(150)));
  }

  private static Server with(Server.Slot slot) {
    return new Server(
        here(END), Optional.ofNullable(slot), Optional.of(ORIGIN), published(), settings("on"));
  }

  private static Server ending(Lsn end, Lsn confirmed) {
    return new Server(
        here(end),
        Optional.of(slot("pgoutput", "reserved", confirmed)),
        Optional.of(ORIGIN),
        published(),
        settings("on"));
  }

  private static Server publishing(Set<String> tables, Set<String> columns, boolean viaRoot) {
    return new Server(
        here(END),
        Optional.of(slot("pgoutput", "reserved", Y)),
        Optional.of(ORIGIN),
        Optional.of(new Server.Publication(tables, columns, viaRoot)),
        settings("on"));
  }

  private static Optional<Server.Publication> published() {
    return Optional.of(new Server.Publication(Set.of("auth_gateway.outbox"), COLUMNS, true));
  }

  private static Map<String, String> settings(String fsync) {
    return Map.of("fsync", fsync);
  }

  private static Server.Identity here(Lsn end) {
    return new Server.Identity("server", 1, "db", end);
  }

  private static Server.Slot slot(String plugin, String walStatus, Lsn confirmed) {
    return new Server.Slot(
        "headgate", plugin, "db", walStatus, confirmed, new Server.Slot.Log(0, 0));
  }

  private static Observed.Kafka kafka() {
    return new Observed.Kafka("cluster", 2, TOPICS, Set.of());
  }

  private static Position position() {
    return position("server", 1, "cluster", TAILS);
  }

  private static Position position(
      String system, long timeline, String cluster, Map<String, UUID> tails) {
    return new Position(Y, tails, new Position.Origin(system, timeline, cluster, TOPICS));
  }
}
