package dev.headgate.relay.watch;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.relay.position.Position;
import dev.headgate.relay.preflight.Observed;
import dev.headgate.relay.preflight.Refusal;
import dev.headgate.relay.preflight.Standing;
import dev.headgate.relay.publish.Progress;
import dev.headgate.relay.slot.Server;
import dev.headgate.relay.slot.ServerReader;
import dev.headgate.relay.topic.EventTopics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at both sides every five seconds, on a thread of its own.
///
/// A side that does not answer is not a reason to end at once: the lock's ping and the publisher
/// notice a real outage. Half a minute without a look is one, because a stall must get a name.
public final class Watch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final int PERIOD_SECONDS = 5;
  private static final int MISSES_ALLOWED = 5;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("watch").factory());
  private final Sides sides;
  private final Position.Origin origin;
  private final Progress progress;
  private final AtomicReference<Optional<Sight>> latest = new AtomicReference<>(Optional.empty());
  private int misses;

  private Watch(Sides sides, Position.Origin origin, Progress progress) {
    this.sides = sides;
    this.origin = origin;
    this.progress = progress;
  }

  /// The two sides to look at. The watch closes the topics' client.
  public record Sides(ServerReader server, EventTopics topics, String slot) {}

  /// Starts to look.
  ///
  /// @param origin what the position is a position of
  /// @param stopped told when the relay must not go on
  public static Watch start(
      Sides sides,
      Position.Origin origin,
      Progress progress,
      MeterRegistry metrics,
      Consumer<ProcessFailure> stopped) {
    Watch watch = new Watch(sides, origin, progress);
    LagGauges.register(metrics, watch::latest, () -> progress.latest().position());
    var _ =
        watch.clock.scheduleWithFixedDelay(
            () -> watch.look(stopped), 0, PERIOD_SECONDS, TimeUnit.SECONDS);
    return watch;
  }

  /// What the last look saw; empty before the first. Thread-safe.
  public Optional<Sight> latest() {
    return latest.get();
  }

  private void look(Consumer<ProcessFailure> stopped) {
    try {
      see().ifPresent(refusal -> stopped.accept(refusal.failure()));
      misses = 0;
    } catch (ProcessFailure unanswered) {
      misses++;
      LOG.warn("look {} of {} was not answered", misses, MISSES_ALLOWED, unanswered);
      if (misses >= MISSES_ALLOWED) {
        stopped.accept(unanswered);
      }
    }
  }

  private Optional<Refusal> see() {
    Server server = sides.server().read();
    Optional<Refusal> refusal =
        Standing.check(server, kafka(sides.topics()), Optional.of(origin), sides.slot());
    if (refusal.isEmpty()) {
      Server.Slot slot = server.slot().orElseThrow();
      long published = progress.latest().publishedBelow();
      latest.set(Optional.of(new Sight(slot, sides.server().oldestUnpublished(published))));
      alarm(slot);
    }
    return refusal;
  }

  private static void alarm(Server.Slot slot) {
    if (slot.walStatus().equals("unreserved")) {
      LOG.warn(
          "the server may remove log the slot needs at its next checkpoint: {} bytes are retained."
              + " Next: raise max_slot_wal_keep_size, or see why the relay is behind",
          slot.log().retainedBytes());
    }
  }

  /// What Kafka says of the topics now.
  ///
  /// @throws ProcessFailure when it does not answer
  public static Observed.Kafka kafka(EventTopics topics) {
    return new Observed.Kafka(
        topics.clusterId(),
        topics.transactionVersion(),
        topics.ids(),
        topics.withOtherPartitions());
  }

  @Override
  public void close() {
    clock.shutdownNow();
    sides.topics().close();
  }
}
