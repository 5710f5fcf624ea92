package dev.headgate.relay.publish;

import dev.headgate.relay.slot.Lsn;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What the relay has published so far. Written by the engine's thread, read by any.
public final class Progress {

  /// The state at one moment.
  ///
  /// @param at when the last Kafka transaction committed; null before the first of this process
  /// @param publishedBelow every database transaction below this id is on the topics
  /// @param lastEvent of all partitions; null before the first of this process
  public record Snapshot(
      Lsn position, @Nullable Instant at, long publishedBelow, @Nullable UUID lastEvent) {}

  private final AtomicReference<Snapshot> latest;

  public Progress(Lsn start) {
    latest = new AtomicReference<>(new Snapshot(start, null, 0, null));
  }

  public Snapshot latest() {
    return latest.get();
  }

  void moved(Lsn position, Instant at, long publishedBelow, @Nullable UUID lastEvent) {
    latest.updateAndGet(before ->
        new Snapshot(
            position,
            at,
            Math.max(before.publishedBelow(), publishedBelow),
            lastEvent == null ? before.lastEvent() : lastEvent));
  }
}
