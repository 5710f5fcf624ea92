package dev.headgate.projector.progress;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// How far a part has come in each of its partitions. Thread-safe; observed by one thread.
///
/// Spans are measured by the monotonic clock: a clock that jumps stalls nothing.
public final class Progress {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LongSupplier nanos;
  private final InstantSource clock;
  private final Map<TopicPartition, Mark> marks = new ConcurrentHashMap<>();
  private volatile @Nullable Instant lastCommitAt;
  private volatile @Nullable Long moved;

  public Progress() {
    this(System::nanoTime, InstantSource.system());
  }

  Progress(LongSupplier nanos, InstantSource clock) {
    this.nanos = nanos;
    this.clock = clock;
  }

  /// @param done the offset up to which everything is committed
  /// @param end the offset up to which there is something to read
  /// @param since when it last moved, or had nothing to do
  /// @param level when it last had nothing to do, or was first seen
  private record Mark(long done, long end, long since, long level) {
    long lag() {
      return Math.max(0, end - done);
    }
  }

  /// Notes that a partition begins at 0 for whoever observes it, so that its first move counts.
  public void expect(TopicPartition at) {
    long now = nanos.getAsLong();
    marks.putIfAbsent(at, new Mark(0, 0, now, now));
  }

  /// Notes where a partition stands.
  public void observe(TopicPartition at, long done, long end) {
    long now = nanos.getAsLong();
    Mark before = marks.getOrDefault(at, new Mark(done, done, now, now));
    if (before.done != done) {
      lastCommitAt = clock.instant();
      moved = now;
    }
    boolean waits = before.done == done && before.lag() > 0;
    boolean behind = done < end;
    marks.put(at, new Mark(done, end, waits ? before.since : now, behind ? before.level : now));
  }

  /// Forgets the partitions that belong to somebody else now.
  public void retain(Set<TopicPartition> owned) {
    marks.keySet().retainAll(owned);
  }

  /// Records not committed yet, over all partitions.
  public long lag() {
    return marks.values().stream().mapToLong(Mark::lag).sum();
  }

  /// Records not committed yet, of some topics.
  long lag(Predicate<String> topics) {
    return of(topics).mapToLong(Mark::lag).sum();
  }

  /// For how long some topics have not been read to their end; zero when they are.
  Duration behind(Predicate<String> topics) {
    long now = nanos.getAsLong();
    return of(topics)
        .filter(mark -> mark.lag() > 0)
        .map(mark -> Duration.ofNanos(now - mark.level))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private Stream<Mark> of(Predicate<String> topics) {
    return marks.entrySet().stream()
        .filter(entry -> topics.test(entry.getKey().topic()))
        .map(Map.Entry::getValue);
  }

  public Optional<Instant> lastCommitAt() {
    return Optional.ofNullable(lastCommitAt);
  }

  /// Whether any partition moved within half a minute: others may wait for their turn in a backlog,
  /// or for somebody's transaction, and no restart would help them.
  public boolean hasMovedLately() {
    Long last = moved;
    return last != null && nanos.getAsLong() - last < PATIENCE.toNanos();
  }

  /// The partitions that have something to read and did not move for half a minute, a sentence
  /// each.
  public List<String> stalled() {
    long now = nanos.getAsLong();
    return marks.entrySet().stream()
        .filter(entry -> entry.getValue().lag() > 0)
        .filter(entry -> now - entry.getValue().since >= PATIENCE.toNanos())
        .map(entry -> sentence(entry.getKey(), entry.getValue(), now))
        .sorted()
        .toList();
  }

  private static String sentence(TopicPartition at, Mark mark, long now) {
    return "%s is %d behind and has not moved for %d s"
        .formatted(at, mark.lag(), Duration.ofNanos(now - mark.since).toSeconds());
  }
}
