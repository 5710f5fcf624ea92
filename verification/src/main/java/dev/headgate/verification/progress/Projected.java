package dev.headgate.verification.progress;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Whether what was on the event topics has reached the read database: first the fold and the audit
/// sink, then the rows' sink, over what the fold had written by then. Confined to one thread.
final class Projected implements BooleanSupplier {

  private final Settlement.Parts parts;
  private final Map<TopicPartition, Long> events;
  private final Map<TopicPartition, Long> records;
  private final Shown shown;
  private @Nullable Map<TopicPartition, Long> states;

  Projected(Settlement.Parts parts, Map<TopicPartition, Long> events) {
    this.parts = parts;
    this.events = events;
    records = parts.broker().behindLastRecords(events);
    shown = new Shown(parts.sinks().generations());
  }

  @Override
  public boolean getAsBoolean() {
    if (states == null && isFolded()) {
      states = parts.broker().ends(shown::isState);
    }
    Map<TopicPartition, Long> folded = states;
    List<Sinks.Position> positions = parts.sinks().positions();
    return folded != null
        && Sinks.check(positions, folded).isEmpty()
        && Sinks.check(positions, events).isEmpty();
  }

  private boolean isFolded() {
    return isFolded(records, shown.folds().stream().map(parts.broker()::committed).toList());
  }

  /// Whether every fold that reads a partition has come behind its last record, and there is one. A
  /// generation of some projections reads their topics alone.
  ///
  /// @param behind where the last records end: a fold commits there, not behind markers
  /// @param folds what each has committed
  static boolean isFolded(Map<TopicPartition, Long> behind, List<Map<TopicPartition, Long>> folds) {
    return behind.entrySet().stream()
        .allMatch(it -> {
          List<Map<TopicPartition, Long>> readers =
              folds.stream().filter(fold -> fold.containsKey(it.getKey())).toList();
          return !readers.isEmpty()
              && readers.stream()
                  .allMatch(fold -> fold.getOrDefault(it.getKey(), 0L) >= it.getValue());
        });
  }
}
