package dev.headgate.projector.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.projector.failure.ProjectorExit;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

final class FoldFailureTest {

  private static final TopicPartition AT = new TopicPartition("events", 3);

  @Test
  void isTheRefusalThatStreamsWrapped() {
    ProcessFailure told = new ProcessFailure(ProjectorExit.BROKER, "away", "look");
    assertThat(FoldFailure.of(wrapped(told))).isSameAs(told);
  }

  @Test
  void namesAnOffsetThatIsGone() {
    assertNamed(new OffsetOutOfRangeException(Map.of(AT, 5L)), ProjectorExit.OFFSET_OUT_OF_RANGE);
    assertNamed(new NoOffsetForPartitionException(Set.of(AT)), ProjectorExit.OFFSET_OUT_OF_RANGE);
  }

  @Test
  void namesATopicThatIsGone() {
    assertNamed(new MissingSourceTopicException("events"), ProjectorExit.TOPIC_REPLACED);
  }

  @Test
  void namesAnotherUnderItsName() {
    assertNamed(new FencedInstanceIdException("fenced"), ProjectorExit.INSTANCE_TWICE);
  }

  @Test
  void namesTheRestAfterTheFold() {
    assertNamed(new IllegalStateException("whatever"), ProjectorExit.FOLD_FAILED);
  }

  private static void assertNamed(Throwable cause, ProjectorExit exit) {
    ProcessFailure failure = FoldFailure.of(wrapped(cause));
    assertThat(failure.exitCode()).isEqualTo(exit);
    assertThat(failure.remedy()).isNotBlank();
    assertThat(failure).hasStackTraceContaining(String.valueOf(cause.getMessage()));
  }

  private static StreamsException wrapped(Throwable cause) {
    return new StreamsException(new StreamsException(cause));
  }
}
