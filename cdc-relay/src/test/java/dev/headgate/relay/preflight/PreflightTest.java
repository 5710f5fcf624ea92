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
  private static final UUID LAST = new UUID(0, 7);
  private static final Server.Identity HERE = new Server.Identity("server", 1, "db");
  private static final Map<String, String> TOPICS = Map.of("t", "id-1");
  private static final Map<String, UUID> TAILS = Map.of("t-0", LAST);

  @Test
  void letsAHealthyRelayRun() {
    assertThat(Preflight.check(observed(server(), kafka(), position()), "headgate")).isEmpty();
  }

  @Test
  void letsTheFirstStartRunWhileTheSlotIsUntouched() {
    Server fresh = with(slot("pgoutput", "reserved", ORIGIN));
    Observed.Kafka empty = new Observed.Kafka("cluster", 2, TOPICS, Set.of(), Map.of());
    assertThat(Preflight.check(observed(fresh, empty, null), "headgate")).isEmpty();
  }

  @Test
  void letsAnUnreservedSlotRunOn() {
    Server late = with(slot("pgoutput", "unreserved", Y));
    assertThat(Preflight.check(observed(late, kafka(), position()), "headgate")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"damage", "otherSettings"})
  void refusesByName(RelayExit expected, Observed observed) {
    assertThat(Preflight.check(observed, "headgate"))
        .hasValueSatisfying(refusal -> {
          assertThat(refusal.code()).isEqualTo(expected);
          assertThat(refusal.message()).isNotBlank();
          assertThat(refusal.remedy()).isNotBlank();
        });
  }

  static Stream<Arguments> damage() {
    return Stream.of(
        arguments(RelayExit.SLOT_MISSING, observed(with(null), kafka(), position())),
        arguments(
            RelayExit.SLOT_FOREIGN,
            observed(with(slot("wal2json", "reserved", Y)), kafka(), position())),
        arguments(
            RelayExit.SLOT_LOST, observed(with(slot("pgoutput", "lost", Y)), kafka(), position())),
        arguments(
            RelayExit.SLOT_AHEAD,
            observed(with(slot("pgoutput", "reserved", new Lsn(201))), kafka(), position())),
        arguments(RelayExit.POSITION_LOST, observed(server(), kafka(), null)),
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

  static Stream<Arguments> otherSettings() {
    return Stream.of(
        arguments(
            RelayExit.TOPIC_REPLACED,
            observed(
                server(),
                new Observed.Kafka("cluster", 2, Map.of("t", "id-2"), Set.of(), TAILS),
                position())),
        arguments(
            RelayExit.TOPIC_SHORT,
            observed(
                server(),
                new Observed.Kafka("cluster", 2, TOPICS, Set.of(), Map.of()),
                position())),
        arguments(
            RelayExit.PARTITIONS_CHANGED,
            observed(
                server(),
                new Observed.Kafka("cluster", 2, TOPICS, Set.of("t"), TAILS),
                position())),
        arguments(
            RelayExit.TRANSACTIONS_OLD,
            observed(
                server(), new Observed.Kafka("cluster", 1, TOPICS, Set.of(), TAILS), position())),
        arguments(
            RelayExit.PUBLICATION_CHANGED,
            observed(
                server(Set.of("auth_gateway.outbox", "public.other"), "on"), kafka(), position())),
        arguments(
            RelayExit.DURABILITY_OFF,
            observed(server(Set.of("auth_gateway.outbox"), "off"), kafka(), position())));
  }

  private static Observed observed(Server server, Observed.Kafka kafka, Position position) {
    return new Observed(server, kafka, Optional.ofNullable(position));
  }

  private static Server server() {
    return with(slot("pgoutput", "reserved", new Lsn(150)));
  }

  private static Server server(Set<String> published, String fsync) {
    return new Server(
        HERE,
        Optional.of(slot("pgoutput", "reserved", Y)),
        Optional.of(ORIGIN),
        published,
        Map.of("fsync", fsync));
  }

  private static Server with(Server.Slot slot) {
    return new Server(
        HERE,
        Optional.ofNullable(slot),
        Optional.of(ORIGIN),
        Set.of("auth_gateway.outbox"),
        Map.of("fsync", "on"));
  }

  private static Server.Slot slot(String plugin, String walStatus, Lsn confirmed) {
    return new Server.Slot("headgate", plugin, "db", walStatus, confirmed);
  }

  private static Observed.Kafka kafka() {
    return new Observed.Kafka("cluster", 2, TOPICS, Set.of(), TAILS);
  }

  private static Position position() {
    return position("server", 1, "cluster", TAILS);
  }

  private static Position position(
      String system, long timeline, String cluster, Map<String, UUID> tails) {
    return new Position(Y, tails, new Position.Origin(system, timeline, cluster, TOPICS));
  }
}
