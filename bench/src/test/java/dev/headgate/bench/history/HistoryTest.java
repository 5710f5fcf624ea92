package dev.headgate.bench.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.event.AggregateId;
import dev.headgate.event.Envelope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HistoryTest {

  private static final int USERS = 20;

  private final List<Envelope> told = new ArrayList<>();

  @Test
  void tellsEveryAggregatesEventsOnceAndInOrder() {
    new History(USERS, told::add).tell();

    Map<AggregateId, Long> versions = new HashMap<>();
    for (Envelope envelope : told) {
      long before = versions.getOrDefault(envelope.aggregate(), 0L);
      assertThat(envelope.aggregateVersion()).isEqualTo(before + 1);
      versions.put(envelope.aggregate(), envelope.aggregateVersion());
    }
    assertThat(told).hasSize(USERS * History.EVENTS_OF_A_USER);
    assertThat(versions).hasSize(USERS * 3).allSatisfy((_, last) -> assertThat(last).isEqualTo(2));
  }

  @Test
  void givesEveryEventAnIdOfItsOwn() {
    new History(USERS, told::add).tell();

    assertThat(told.stream().map(it -> it.identity().eventId()).distinct()).hasSize(told.size());
    assertThat(told).allMatch(it -> it.payload().verifies());
  }
}
