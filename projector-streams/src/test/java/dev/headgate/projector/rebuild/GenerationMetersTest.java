package dev.headgate.projector.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.projector.generation.Entry;
import dev.headgate.projector.generation.Generation;
import dev.headgate.projector.generation.GenerationState;
import dev.headgate.projector.generation.Projection;
import dev.headgate.projector.generation.Reach;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GenerationMetersTest {

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private List<Entry> entries = List.of(entry(1, GenerationState.LIVE));
  private Optional<Reach> underWay = Optional.empty();

  GenerationMetersTest() {
    new GenerationMeters(() -> entries, () -> underWay).register(metrics);
  }

  @Test
  void knowNoNumberWhileNothingIsUnderWay() {
    assertThat(value("generation")).isEqualTo(1);
    assertThat(value("rebuild.progress")).isNaN();
    assertThat(value("rebuild.lag")).isNaN();
  }

  @Test
  void followWhatIsUnderWay() {
    entries = List.of(entry(1, GenerationState.LIVE), entry(2, GenerationState.BUILDING));
    underWay = Optional.of(new Reach(30, 120));
    assertThat(value("generation")).isEqualTo(1);
    assertThat(value("rebuild.progress")).isEqualTo(0.25);
    assertThat(value("rebuild.lag")).isEqualTo(90);
    entries = List.of(entry(1, GenerationState.RETIRED), entry(2, GenerationState.LIVE));
    assertThat(value("generation")).isEqualTo(2);
  }

  @Test
  void callReadingNothingDone() {
    underWay = Optional.of(new Reach(0, 0));
    assertThat(value("rebuild.progress")).isEqualTo(1);
  }

  private double value(String what) {
    return metrics.get("headgate.projector." + what).gauge().value();
  }

  private static Entry entry(int number, GenerationState state) {
    return new Entry(
        new Generation(number), state, Set.of(Projection.USERS), 0, false, Instant.EPOCH);
  }
}
