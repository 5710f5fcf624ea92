package dev.headgate.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.relay.exit.RelayExit;
import dev.headgate.relay.position.Position;
import dev.headgate.relay.slot.Lsn;
import dev.headgate.topic.Topic;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class GrowthTest {

  private static final Topic USERS = new Topic("auth.user.events.v1", 6);
  private static final Topic GATES = new Topic("parking.gate.events.v1", 6);

  @Test
  void onlyTopicsThatThePositionDoesNotKnowAreNew() {
    assertThat(Growth.young(Set.of(USERS, GATES), Set.of("auth.user.events.v1")))
        .containsExactly(GATES);
    assertThat(Growth.young(Set.of(USERS), Set.of("auth.user.events.v1"))).isEmpty();
  }

  @Test
  void aCatalogueThatLacksAPublishedAggregateIsRefusedByName() {
    Set<String> known = Set.of("auth.user.events.v1", "parking.gate.events.v1");
    assertThatThrownBy(() -> Growth.young(Set.of(USERS), known))
        .isInstanceOfSatisfying(
            ProcessFailure.class,
            failure -> {
              assertThat(failure.exitCode()).isEqualTo(RelayExit.CATALOGUE_SHRUNKEN);
              assertThat(failure.remedy()).contains("CATALOGUE_DIR");
            })
        .hasMessageContaining("[parking.gate.events.v1]");
  }

  @Test
  void aPositionGrowsByTopicsAndInNothingElse() {
    Position before =
        new Position(
            new Lsn(7),
            Map.of("auth.user.events.v1-0", UUID.randomUUID()),
            new Position.Origin("s", 1, "c", Map.of("auth.user.events.v1", "a")),
            Map.of("auth.user.events.v1", new Lsn(3)));
    Position after = before.with(Map.of("parking.gate.events.v1", "b"));
    assertThat(after.origin().topicIds())
        .isEqualTo(Map.of("auth.user.events.v1", "a", "parking.gate.events.v1", "b"));
    assertThat(after)
        .usingRecursiveComparison()
        .ignoringFields("origin.topicIds")
        .isEqualTo(before);
  }
}
