package dev.headgate.projector.fold;

import dev.headgate.projector.progress.Progress;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks every second how far Streams has come, since Streams tells only when it is asked.
/// Thread-safe.
final class FoldSampling implements StateRestoreListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FoldSampling.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration RENEWAL = Duration.ofHours(1); // brokers forget after a day or more
  private static final long NOTHING_YET = -1; // what Streams says of a partition without records

  private final KafkaStreams streams;
  private final Progress progress;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("fold-sampling").factory());
  // When Streams last ran, or restored something on its way there.
  private volatile long alive = System.nanoTime();
  private final Remembrance remembrance;
  private @Nullable Long remembered;

  FoldSampling(KafkaStreams streams, Progress progress, Remembrance remembrance) {
    this.streams = streams;
    this.progress = progress;
    this.remembrance = remembrance;
  }

  /// What is to be done once the state is there, and from time to time.
  interface Remembrance {
    void write() throws ExecutionException, InterruptedException;
  }

  void start() {
    var _ = clock.scheduleWithFixedDelay(this::sample, 1, 1, TimeUnit.SECONDS);
  }

  private void sample() {
    if (streams.state() == KafkaStreams.State.RUNNING) {
      alive = System.nanoTime();
      remember();
    }
    Map<TopicPartition, Long> unread = unread(streams.metrics().values());
    Set<TopicPartition> owned = new HashSet<>();
    streams.metadataForLocalThreads().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .forEach(task -> {
          owned.addAll(task.topicPartitions());
          task.topicPartitions().forEach(at -> observe(at, task, unread.getOrDefault(at, 0L)));
        });
    progress.retain(owned);
  }

  private void remember() {
    try {
      Long last = remembered;
      if (last == null || System.nanoTime() - last > RENEWAL.toNanos()) {
        remembrance.write();
        remembered = System.nanoTime();
      }
    } catch (ExecutionException | UncheckedIOException e) {
      LOG.warn("what the local state is a copy of is not noted yet; trying again", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // closing
    }
  }

  // What was read and not committed, and what was not read. A transaction's marker moves the
  // reader, but not the commit: the last record read decides, not the reader's position.
  private void observe(TopicPartition at, TaskMetadata task, long unread) {
    long done = Math.max(0, task.committedOffsets().getOrDefault(at, NOTHING_YET));
    long read = task.endOffsets().getOrDefault(at, NOTHING_YET) + 1;
    progress.expect(at); // Streams counts from nothing in each run, not from the group's offset
    progress.observe(at, done, Math.max(read, done) + unread);
  }

  // One look at them all: a hundred partitions and thousands of metrics make much of one for each.
  private static Map<TopicPartition, Long> unread(Collection<? extends Metric> metrics) {
    Map<TopicPartition, Long> unread = new HashMap<>();
    for (Metric metric : metrics) {
      Map<String, String> tags = metric.metricName().tags();
      String topic = tags.get("topic");
      String partition = tags.get("partition");
      if (metric.metricName().name().equals("records-lag")
          && topic != null
          && partition != null
          && metric.metricValue() instanceof Double lag) {
        var at = new TopicPartition(topic, Integer.parseInt(partition));
        unread.merge(at, Math.max(0, lag.longValue()), Math::max);
      }
    }
    return unread;
  }

  /// What stands still, a sentence each.
  List<String> stalled() {
    List<String> stalled = new ArrayList<>(progress.stalled());
    Duration idle = Duration.ofNanos(System.nanoTime() - alive);
    if (idle.compareTo(PATIENCE) >= 0) {
      stalled.add("it is %s for %d s".formatted(streams.state(), idle.toSeconds()));
    }
    return stalled;
  }

  @Override
  public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
    alive = System.nanoTime();
  }

  @Override
  public void onBatchRestored(TopicPartition changelog, String store, long to, long count) {
    alive = System.nanoTime();
  }

  @Override
  public void onRestoreEnd(TopicPartition changelog, String store, long total) {
    alive = System.nanoTime();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
