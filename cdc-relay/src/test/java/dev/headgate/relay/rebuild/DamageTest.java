package dev.headgate.relay.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.relay.position.Position;
import dev.headgate.relay.repair.Survey;
import dev.headgate.relay.slot.Lsn;
import dev.headgate.relay.slot.Server;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class DamageTest {

  private static final Set<String> TOPICS = Set.of("a", "b");
  private static final UUID LAST = new UUID(0, 1);
  private static final Position POSITION =
      new Position(
          new Lsn(1),
          Map.of("a-0", LAST),
          new Position.Origin("server", 1, "cluster", Map.of("a", "1", "b", "2")));

  @Test
  void seesNoneWhereAllIsAsThePositionSays() {
    assertThat(Damage.of(TOPICS, survey(Map.of("a", "1", "b", "2"), Set.of(), tails()))).isEmpty();
  }

  @Test
  void seesATopicThatIsGoneOrAnother() {
    assertThat(Damage.of(TOPICS, survey(Map.of("b", "2"), Set.of(), Map.of())))
        .containsExactly("a");
    assertThat(Damage.of(TOPICS, survey(Map.of("a", "1", "b", "3"), Set.of(), tails())))
        .containsExactly("b");
  }

  @Test
  void seesAnotherEnd() {
    assertThat(Damage.of(TOPICS, survey(Map.of("a", "1", "b", "2"), Set.of(), Map.of())))
        .containsExactly("a");
    assertThat(
            Damage.of(
                TOPICS,
                survey(
                    Map.of("a", "1", "b", "2"),
                    Set.of(),
                    Map.of("a-0", LAST.toString(), "b-5", ""))))
        .containsExactly("b");
  }

  @Test
  void seesAnotherNumberOfPartitions() {
    assertThat(Damage.of(TOPICS, survey(Map.of("a", "1", "b", "2"), Set.of("b"), tails())))
        .containsExactly("b");
  }

  @Test
  void trustsNoTopicWithoutAPosition() {
    Survey lost =
        new Survey(server(), "cluster", Map.of("a", "1"), Set.of(), Map.of(), Optional.empty());
    assertThat(Damage.of(TOPICS, lost)).containsExactly("a", "b");
  }

  private static Map<String, String> tails() {
    return Map.of("a-0", LAST.toString());
  }

  private static Survey survey(
      Map<String, String> ids, Set<String> otherPartitions, Map<String, String> tails) {
    return new Survey(server(), "cluster", ids, otherPartitions, tails, Optional.of(POSITION));
  }

  private static Server server() {
    return new Server(
        new Server.Identity("server", 1, "database", new Lsn(2)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }
}
