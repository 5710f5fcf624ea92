package dev.headgate.verification.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/// When the folds of the generations that are shown are level with the event topics.
final class ProjectedTest {

  private static final TopicPartition USERS = new TopicPartition("auth.user.events.v1", 0);
  private static final TopicPartition CRANES = new TopicPartition("harbour.crane.events.v1", 0);
  private static final Map<TopicPartition, Long> BEHIND = Map.of(USERS, 7L, CRANES, 3L);

  @Test
  void askNothingOfAGenerationAboutTopicsItDoesNotRead() {
    assertThat(Projected.isFolded(BEHIND, List.of(BEHIND, Map.of(CRANES, 3L)))).isTrue();
  }

  @Test
  void waitForEachFoldThatReadsATopic() {
    assertThat(Projected.isFolded(BEHIND, List.of(BEHIND, Map.of(CRANES, 2L)))).isFalse();
    assertThat(Projected.isFolded(BEHIND, List.of(Map.of(USERS, 6L, CRANES, 3L)))).isFalse();
  }

  @Test
  void waitForAFoldOfATopicThatNoneHasBegun() {
    assertThat(Projected.isFolded(BEHIND, List.of(Map.of(CRANES, 3L)))).isFalse();
    assertThat(Projected.isFolded(BEHIND, List.of())).isFalse();
  }
}
