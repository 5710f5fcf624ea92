package dev.headgate.projector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.projector.generation.Projection;
import dev.headgate.projector.progress.Part;
import dev.headgate.projector.progress.Progress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectionsTest {

  @TempDir Path folder;

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Progress fold = new Progress();
  private final Progress rows = new Progress();
  private Catalogue catalogue;

  @BeforeEach
  void start() throws IOException {
    catalogue = HarbourCatalogue.in(folder);
    Map<String, Part> parts = Map.of("fold", new Sample(fold), "rows", new Sample(rows));
    Projections.lags(catalogue).forEach(lag -> lag.measure(metrics, () -> parts));
  }

  @Test
  void countWhatIsMissingInStatesOverAllTypesThatShareThem() {
    fold.observe(new TopicPartition("harbour.crane.events.v1", 0), 1, 3);
    fold.observe(new TopicPartition("harbour.berth.events.v1", 5), 0, 4);
    rows.observe(new TopicPartition("headgate.g2.state.state", 5), 0, 8);
    assertThat(lag("states")).isEqualTo(2 + 4 + 8);
    assertThat(lag("users")).isZero();
  }

  @Test
  void leaveOutOfStatesWhatLeadsToOtherRows() {
    fold.observe(new TopicPartition("auth.user.events.v1", 0), 1, 3);
    fold.observe(new TopicPartition("auth.audit.events.v1", 0), 0, 4);
    rows.observe(new TopicPartition("headgate.g2.user.state", 0), 0, 8);
    assertThat(lag("states")).isZero();
    assertThat(lag("users")).isEqualTo(2 + 8);
  }

  @Test
  void haveEachTypeOfTheCatalogueInOneOfThemButAudit() {
    assertThat(Projection.STATES.types(catalogue))
        .contains("crane", "berth")
        .doesNotContain("user", "session", "api_key", "audit");
    assertThat(Stream.of(Projection.values()).flatMap(projection -> projection.types(catalogue)))
        .hasSize(catalogue.aggregateTypes().size() - 1)
        .doesNotHaveDuplicates();
  }

  private double lag(String projection) {
    return metrics
        .get("headgate.projector.projection.lag")
        .tag("projection", projection)
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
