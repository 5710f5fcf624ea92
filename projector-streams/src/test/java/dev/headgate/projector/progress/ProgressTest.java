package dev.headgate.projector.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class ProgressTest {

  private static final TopicPartition AT = new TopicPartition("events", 3);
  private static final TopicPartition OTHER = new TopicPartition("events", 4);

  private long seconds = 1000;
  private final Progress progress =
      new Progress(() -> TimeUnit.SECONDS.toNanos(seconds), () -> Instant.ofEpochSecond(seconds));

  @Test
  void hasNothingToTellAtFirst() {
    assertThat(progress.lag()).isZero();
    assertThat(progress.stalled()).isEmpty();
    assertThat(progress.lastCommitAt()).isEmpty();
  }

  @Test
  void hasMovedLatelyForHalfAMinuteAfterAnyPartitionMoved() {
    progress.observe(AT, 5, 8);
    assertThat(progress.hasMovedLately()).isFalse();
    progress.observe(OTHER, 5, 8);
    progress.observe(OTHER, 6, 8);
    seconds += 29;
    progress.observe(AT, 5, 8);
    assertThat(progress.hasMovedLately()).isTrue();
    seconds += 1;
    assertThat(progress.hasMovedLately()).isFalse();
  }

  @Test
  void isNotStalledWhileItHasNothingToDo() {
    progress.observe(AT, 5, 5);
    seconds += 3600;
    progress.observe(AT, 5, 5);
    assertThat(progress.stalled()).isEmpty();
  }

  @Test
  void isNotStalledByWorkThatComesAfterALongQuiet() {
    progress.observe(AT, 5, 5);
    seconds += 3600;
    progress.observe(AT, 5, 8);
    seconds += 29;
    progress.observe(AT, 5, 9);
    assertThat(progress.stalled()).isEmpty();
    assertThat(progress.lag()).isEqualTo(4);
  }

  @Test
  void namesThePartitionThatDoesNotMoveForHalfAMinute() {
    progress.observe(AT, 5, 8);
    progress.observe(OTHER, 5, 5);
    seconds += 30;
    assertThat(progress.stalled())
        .containsExactly("events-3 is 3 behind and has not moved for 30 s");
  }

  @Test
  void namesItThoughNobodyObservesItAnyMore() {
    progress.observe(AT, 5, 8);
    seconds += 31;
    assertThat(progress.stalled()).hasSize(1);
  }

  @Test
  void isNotStalledWhileItIsSlow() {
    progress.observe(AT, 0, 100);
    for (long done = 1; done < 10; done++) {
      seconds += 29;
      progress.observe(AT, done, 100);
      assertThat(progress.stalled()).isEmpty();
    }
    assertThat(progress.lag()).isEqualTo(91);
  }

  @Test
  void isNotStalledRightAfterARewind() {
    progress.observe(AT, 100, 100);
    seconds += 60;
    progress.observe(AT, 0, 100);
    seconds += 29;
    assertThat(progress.stalled()).isEmpty();
    seconds += 1;
    assertThat(progress.stalled()).hasSize(1);
  }

  @Test
  void recoversWhenItMovesAgain() {
    progress.observe(AT, 5, 8);
    seconds += 60;
    assertThat(progress.stalled()).isNotEmpty();
    progress.observe(AT, 6, 8);
    assertThat(progress.stalled()).isEmpty();
  }

  @Test
  void forgetsWhatBelongsToSomebodyElse() {
    progress.observe(AT, 5, 8);
    progress.observe(OTHER, 5, 6);
    seconds += 60;
    progress.retain(Set.of(OTHER));
    assertThat(progress.lag()).isEqualTo(1);
    assertThat(progress.stalled()).singleElement().asString().startsWith("events-4 ");
  }

  @Test
  void countsTheFirstMoveOfAPartitionThatIsExpectedAtNothing() {
    progress.expect(AT);
    progress.expect(OTHER);
    progress.observe(AT, 5, 5);
    progress.observe(OTHER, 0, 0);
    assertThat(progress.lastCommitAt()).hasValue(Instant.ofEpochSecond(1000));
    assertThat(progress.lag()).isZero();
  }

  @Test
  void remembersWhenItLastCommitted() {
    progress.observe(AT, 5, 8);
    seconds += 1;
    progress.observe(AT, 6, 8);
    seconds += 1;
    progress.observe(AT, 6, 9);
    assertThat(progress.lastCommitAt()).hasValue(Instant.ofEpochSecond(1001));
  }
}
