package dev.headgate.projector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.process.health.HealthReport;
import dev.headgate.projector.progress.Part;
import dev.headgate.projector.progress.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class ProjectorHealthTest {

  private static final TopicPartition AT = new TopicPartition("events", 3);

  private final Sample fold = new Sample();
  private final Sample rows = new Sample();
  private final ProjectorHealth health =
      new ProjectorHealth(Map.of("fold", fold, "rows", rows), () -> Instant.EPOCH);

  @Test
  void isStartingUntilEveryPartRuns() {
    fold.running = true;
    HealthReport report = health.report();
    assertThat(report.live()).isTrue();
    assertThat(report.ready()).isFalse();
    assertThat(report.details()).containsEntry("status", "starting");
  }

  @Test
  void isOkWhileEveryPartRuns() {
    fold.running = true;
    rows.running = true;
    HealthReport report = health.report();
    assertThat(report.live()).isTrue();
    assertThat(report.ready()).isTrue();
    assertThat(report.details())
        .containsEntry("status", "ok")
        .containsEntry("service", "projector-streams")
        .containsEntry("parked_aggregates", 2L) // poison of somebody's is no sickness of ours
        .containsEntry("timestamp", "1970-01-01T00:00:00.000Z");
  }

  @Test
  void isFailingWhenAPartCeasesToRun() {
    fold.running = true;
    rows.running = true;
    health.report();
    rows.running = false;
    HealthReport report = health.report();
    assertThat(report.live()).isTrue();
    assertThat(report.ready()).isFalse();
    assertThat(report.details()).containsEntry("status", "failing");
  }

  @Test
  void isNotLiveWhenAPartStandsStillAndNamesIt() {
    fold.running = true;
    rows.running = true;
    rows.stalled.add("events-3 is 5 behind and has not moved for 31 s");
    HealthReport report = health.report();
    assertThat(report.live()).isFalse();
    assertThat(report.details())
        .containsEntry("status", "failing")
        .containsEntry("stalled", List.of("rows: events-3 is 5 behind and has not moved for 31 s"));
  }

  /// A supervisor kills what is not live: a backlog would be begun again and again.
  @Test
  void isLiveThoughAPartitionStandsStillWhileOthersMove() {
    fold.running = true;
    rows.running = true;
    rows.stalled.add("events-3 is 5 behind and has not moved for 31 s");
    rows.progress.observe(AT, 1, 4);
    rows.progress.observe(AT, 2, 4);
    HealthReport report = health.report();
    assertThat(report.live()).isTrue();
    assertThat(report.details())
        .containsEntry("status", "failing")
        .containsEntry("stalled", rows.stalled.stream().map("rows: "::concat).toList());
  }

  @Test
  void showsStateLagAndLastCommitOfEachPart() {
    fold.progress.observe(AT, 1, 4);
    assertThat(health.report().details())
        .containsEntry("fold", Map.of("state", "sampled", "lag", 3L));
    fold.progress.observe(AT, 2, 4);
    assertThat(health.report().details().get("fold"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("lag", 2L)
        .containsKey("last_commit_at");
  }

  private static final class Sample implements Part {
    private boolean running;
    private final List<String> stalled = new ArrayList<>();
    private final Progress progress = new Progress();

    @Override
    public String state() {
      return "sampled";
    }

    @Override
    public boolean isRunning() {
      return running;
    }

    @Override
    public Progress progress() {
      return progress;
    }

    @Override
    public List<String> stalled() {
      return stalled;
    }

    @Override
    public long parked() {
      return 2;
    }
  }
}
