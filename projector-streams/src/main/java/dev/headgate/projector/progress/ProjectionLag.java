package dev.headgate.projector.progress;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// How far a projection is behind, over all parts that lead to it. Thread-safe.
///
/// @param name the projection's
/// @param stages what is read for it, by whom
public record ProjectionLag(String name, List<Stage> stages) {

  public ProjectionLag {
    stages = List.copyOf(stages);
  }

  /// One part's share.
  ///
  /// @param part the part's name
  /// @param topics which of the part's topics lead to the projection
  public record Stage(String part, Predicate<String> topics) {}

  /// Shows the lag. The parts are asked for anew each time: others may have taken their place.
  public void measure(MeterRegistry metrics, Supplier<Map<String, Part>> parts) {
    Gauge.builder("headgate.projector.projection.lag", () -> records(parts.get()))
        .baseUnit("records")
        .description("Records between the event topics and the rows of a projection")
        .tag("projection", name)
        .register(metrics);
    Gauge.builder(
            "headgate.projector.projection.behind", () -> behind(parts.get()).toMillis() / 1e3)
        .baseUnit("seconds")
        .description("For how long a projection has not been level with the event topics")
        .tag("projection", name)
        .register(metrics);
  }

  long records(Map<String, Part> parts) {
    return stages.stream()
        .mapToLong(stage ->
            of(parts, stage).mapToLong(part -> part.progress().lag(stage.topics())).max().orElse(0))
        .sum();
  }

  Duration behind(Map<String, Part> parts) {
    Duration longest = Duration.ZERO;
    for (Stage stage : stages) {
      longest =
          Stream.concat(
                  Stream.of(longest),
                  of(parts, stage).map(part -> part.progress().behind(stage.topics())))
              .max(Duration::compareTo)
              .orElse(longest);
    }
    return longest;
  }

  // A generation of some projections leaves the others to an older one, which runs beside it; what
  // both read is as far as the slower of them.
  private static Stream<Part> of(Map<String, Part> parts, Stage stage) {
    return parts.entrySet().stream()
        .filter(part ->
            part.getKey().equals(stage.part()) || part.getKey().startsWith(stage.part() + "-"))
        .map(Map.Entry::getValue);
  }
}
