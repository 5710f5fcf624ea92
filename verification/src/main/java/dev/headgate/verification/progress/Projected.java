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

  // A fold commits behind records, not behind the markers of transactions.
  private boolean isFolded() {
    return shown.folds().stream()
        .allMatch(fold -> {
          Map<TopicPartition, Long> committed = parts.broker().committed(fold);
          return records.entrySet().stream()
              .allMatch(it -> committed.getOrDefault(it.getKey(), 0L) >= it.getValue());
        });
  }
}
