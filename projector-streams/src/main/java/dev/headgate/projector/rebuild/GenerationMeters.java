package dev.headgate.projector.rebuild;

import dev.headgate.projector.generation.Entry;
import dev.headgate.projector.generation.GenerationState;
import dev.headgate.projector.generation.Reach;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What Prometheus sees of the generations. Nothing is under way: not a number.
///
/// @param entries every generation, as it was looked at last
/// @param underWay how far the one being built has read the event topics
record GenerationMeters(Supplier<List<Entry>> entries, Supplier<Optional<Reach>> underWay) {

  void register(MeterRegistry metrics) {
    Gauge.builder("headgate.projector.generation", this, GenerationMeters::newest)
        .description("The newest generation of the projections that is read")
        .strongReference(true)
        .register(metrics);
    Gauge.builder("headgate.projector.rebuild.progress", this, GenerationMeters::progress)
        .baseUnit("ratio")
        .description("How much of the event topics the generation under way has read, up to 1")
        .strongReference(true)
        .register(metrics);
    Gauge.builder("headgate.projector.rebuild.lag", this, GenerationMeters::lag)
        .baseUnit("records")
        .description("How much of the event topics the generation under way has not read yet")
        .strongReference(true)
        .register(metrics);
  }

  private double newest() {
    return entries.get().stream()
        .filter(entry -> entry.is(GenerationState.LIVE))
        .mapToInt(entry -> entry.generation().number())
        .max()
        .orElse(0);
  }

  private double progress() {
    return underWay
        .get()
        .map(reach -> reach.end() == 0 ? 1.0 : Math.min(1.0, (double) reach.done() / reach.end()))
        .orElse(Double.NaN);
  }

  private double lag() {
    return underWay.get().map(reach -> (double) reach.lag()).orElse(Double.NaN);
  }
}
