package dev.headgate.projector.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.projector.progress.ProjectionLag.Stage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class ProjectionLagTest {

  private static final TopicPartition EVENTS = new TopicPartition("auth.user.events.v1", 0);
  private static final TopicPartition OTHERS = new TopicPartition("auth.session.events.v1", 0);
  private static final TopicPartition STATE = new TopicPartition("headgate.g2.user.state", 1);

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Map<String, Part> parts = new HashMap<>();
  private long nanos;
  private final Progress fold = new Progress(() -> nanos, () -> Instant.EPOCH);
  private final Progress rows = new Progress(() -> nanos, () -> Instant.EPOCH);

  ProjectionLagTest() {
    new ProjectionLag(
            "users",
            List.of(
                new Stage("fold", EVENTS.topic()::equals),
                new Stage("rows", topic -> topic.endsWith(".user.state"))))
        .measure(metrics, () -> parts);
    parts.put("fold", new Sample(fold));
    parts.put("rows", new Sample(rows));
  }

  @Test
  void addsUpWhatLeadsToTheProjectionAndNothingElse() {
    fold.observe(EVENTS, 4, 10);
    fold.observe(OTHERS, 0, 99);
    rows.observe(STATE, 1, 3);
    assertThat(value("lag")).isEqualTo(8);
  }

  @Test
  void countsTheSecondsSinceItWasLevel() {
    fold.observe(EVENTS, 4, 4);
    rows.observe(STATE, 3, 3);
    nanos += 5_000_000_000L;
    assertThat(value("behind")).as("nothing is missing").isZero();
    rows.observe(STATE, 3, 3);
    nanos += 2_000_000_000L;
    rows.observe(STATE, 3, 5);
    assertThat(value("behind")).isEqualTo(2);
    nanos += 1_000_000_000L;
    rows.observe(STATE, 4, 6);
    assertThat(value("behind")).as("it moves, but is not there").isEqualTo(3);
    rows.observe(STATE, 6, 6);
    assertThat(value("behind")).isZero();
  }

  @Test
  void looksAtTheOlderGenerationWhereTheNewerLeavesTheProjectionToIt() {
    fold.observe(EVENTS, 4, 10);
    parts.put("fold-older", new Sample(fold));
    parts.put("fold", new Sample(new Progress(() -> nanos, () -> Instant.EPOCH)));
    assertThat(value("lag")).isEqualTo(6);
    nanos += 3_000_000_000L;
    assertThat(value("behind")).isEqualTo(3);
  }

  @Test
  void saysNothingOfAPartThatDoesNotRunHere() {
    fold.observe(EVENTS, 4, 10);
    parts.remove("fold");
    assertThat(value("lag")).isZero();
    assertThat(value("behind")).isZero();
  }

  private double value(String what) {
    return metrics
        .get("headgate.projector.projection." + what)
        .tag("projection", "users")
        .gauge()
        .value();
  }

  private record Sample(Progress progress) implements Part {
    @Override
    public String state() {
      return "sampled";
    }

    @Override
    public boolean isRunning() {
      return true;
    }

    @Override
    public List<String> stalled() {
      return List.of();
    }
  }
}
