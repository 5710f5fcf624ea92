package dev.headgate.relay.watch;

import dev.headgate.relay.slot.Lsn;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// What Prometheus sees of the lag. Nothing was seen yet: not a number.
final class LagGauges {

  private LagGauges() {}

  static void register(
      MeterRegistry metrics, Supplier<Optional<Sight>> latest, Supplier<Lsn> position) {
    Gauge.builder("headgate.relay.position", () -> (double) position.get().value())
        .baseUnit("bytes")
        .description("LSN up to which the log is on the topics, as a count of bytes")
        .register(metrics);
    gauge(
        metrics,
        latest,
        "headgate.relay.slot.retained",
        "bytes",
        "Log the server keeps for the slot",
        sight -> sight.slot().log().retainedBytes());
    gauge(
        metrics,
        latest,
        "headgate.relay.lag",
        "bytes",
        "Log written since the position the slot has confirmed",
        sight -> sight.slot().log().lagBytes());
    gauge(
        metrics,
        latest,
        "headgate.relay.oldest.unpublished",
        "seconds",
        "Age of the oldest event not known to be published; 0 when there is none",
        sight -> sight.oldestUnpublished().map(Duration::toMillis).orElse(0L) / 1000.0);
  }

  private static void gauge(
      MeterRegistry metrics,
      Supplier<Optional<Sight>> latest,
      String name,
      String unit,
      String description,
      ToDoubleFunction<Sight> value) {
    Gauge.builder(name, () -> latest.get().map(value::applyAsDouble).orElse(Double.NaN))
        .baseUnit(unit)
        .description(description)
        .register(metrics);
  }
}
