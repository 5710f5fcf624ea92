package dev.headgate.verification.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.verification.progress.Standstill.Standing;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/// I10 and I13.
final class StandstillTest {

  private static final TopicPartition PLACE = new TopicPartition("auth.user.events.v1", 0);

  @Test
  void acceptsASlotThatIsBehindTheTopics() {
    assertThat(Standstill.check(new Standing(10, 10, 0, List.of()))).isEmpty();
    assertThat(Standstill.check(new Standing(9, 10, 1 << 20, List.of()))).isEmpty();
  }

  @Test
  void objectsToASlotAheadOfTheTopics() {
    assertThat(Standstill.check(new Standing(11, 10, 0, List.of()))).hasSize(1);
  }

  @Test
  void objectsToASlotThatKeepsTheLog() {
    assertThat(Standstill.check(new Standing(10, 10, 1L << 30, List.of()))).hasSize(1);
  }

  @Test
  void objectsToAMissingSlot() {
    assertThat(Standstill.check(new Standing(10, 10, Long.MAX_VALUE, List.of()))).hasSize(1);
  }

  @Test
  void objectsToATransactionThatStaysOpen() {
    assertThat(Standstill.check(new Standing(10, 10, 0, List.of("headgate-relay")))).hasSize(1);
  }

  @Test
  void acceptsASinkAtTheEnd() {
    assertThat(Sinks.check(List.of(new Sinks.Position("audit", PLACE, 7)), Map.of(PLACE, 7L)))
        .isEmpty();
  }

  @Test
  void objectsToASinkBeforeTheEnd() {
    assertThat(Sinks.check(List.of(new Sinks.Position("audit", PLACE, 6)), Map.of(PLACE, 7L)))
        .hasSize(1);
  }

  @Test
  void objectsToAPartitionWithoutASink() {
    assertThat(Sinks.check(List.of(), Map.of(PLACE, 7L))).hasSize(1);
  }

  @Test
  void countsWhatIsLeft() {
    var lag = Sinks.Lag.of(List.of(new Sinks.Position("audit", PLACE, 4)), Map.of(PLACE, 7L));
    assertThat(lag).isEqualTo(new Sinks.Lag(3, 4));
  }
}
