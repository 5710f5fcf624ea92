package dev.headgate.projector.sink;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.projector.failure.ProjectorExit;
import dev.headgate.projector.sink.SinkTransaction.Step;
import dev.headgate.topic.Topic;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Polls, writes, mirrors. Confined to its thread.
final class SinkLoop implements ConsumerRebalanceListener {

  private static final Logger LOG = LoggerFactory.getLogger(SinkLoop.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long LONGEST_PAUSE = 2000;
  private static final long QUIET = 1_000_000_000L;

  private final Consumer<byte[], byte[]> consumer;
  private final SinkTransaction transaction;
  private final List<Topic> topics;
  private final Runnable afterCommit;
  private final Map<TopicPartition, Long> written = new HashMap<>();
  private long pause = 50;
  private long compared = System.nanoTime();

  SinkLoop(
      Consumer<byte[], byte[]> consumer,
      SinkTransaction transaction,
      Collection<Topic> topics,
      Runnable afterCommit) {
    this.consumer = consumer;
    this.transaction = transaction;
    this.topics = List.copyOf(topics);
    this.afterCommit = afterCommit;
  }

  void subscribe() {
    consumer.subscribe(topics.stream().map(Topic::name).toList(), this);
  }

  /// One poll and its transaction.
  void turn() throws InterruptedException {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    Map<TopicPartition, Step> steps = steps();
    if (!steps.isEmpty()) {
      write(records, steps);
    } else if (System.nanoTime() - compared > QUIET) {
      compare();
    }
  }

  // A rewind or a wiped database is noticed in a quiet hour, too.
  private void compare() throws InterruptedException {
    compared = System.nanoTime();
    try {
      Map<TopicPartition, Long> stored = transaction.read(topics, consumer.assignment());
      if (!stored.equals(written)) {
        LOG.warn("the positions were moved in the database; reading again from there");
        stored.forEach(consumer::seek);
        written.putAll(stored);
      }
    } catch (SQLException e) {
      tolerate(e);
    }
  }

  /// Records not written yet, as far as the consumer knows.
  long lag() {
    return consumer.assignment().stream().mapToLong(at -> consumer.currentLag(at).orElse(0)).sum();
  }

  // A transaction's marker moves the position without a record; it is stored all the same.
  private Map<TopicPartition, Step> steps() {
    Map<TopicPartition, Step> steps = new HashMap<>();
    written.forEach((at, from) -> {
      long to = consumer.position(at);
      if (to != from) {
        steps.put(at, new Step(from, to));
      }
    });
    return steps;
  }

  private void write(ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, Step> steps)
      throws InterruptedException {
    try {
      if (transaction.apply(records, steps)) {
        steps.forEach((at, step) -> written.put(at, step.to()));
        afterCommit.run();
        mirror(steps);
      } else {
        LOG.warn("a position moved without this sink; it reads again from where the database is");
        seek(consumer.assignment());
      }
      pause = 50;
    } catch (SQLException e) {
      tolerate(e);
      // The records are read again: the poll's offsets were not written.
      written.forEach(consumer::seek);
    }
  }

  // For dashboards and operators only; never read back.
  private void mirror(Map<TopicPartition, Step> steps) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    steps.forEach((at, step) -> offsets.put(at, new OffsetAndMetadata(step.to(), "headgate")));
    consumer.commitAsync(
        offsets,
        (_, error) -> {
          if (error != null) {
            LOG.debug("the mirror of the position waits for the next one", error);
          }
        });
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    seek(partitions);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    partitions.forEach(written::remove);
  }

  private void seek(Collection<TopicPartition> partitions) {
    while (true) {
      try {
        Map<TopicPartition, Long> stored = transaction.read(topics, partitions);
        stored.forEach(consumer::seek);
        written.putAll(stored);
        return;
      } catch (SQLException e) {
        try {
          tolerate(e);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  private void tolerate(SQLException e) throws InterruptedException {
    if (!Transience.of(e)) {
      throw new ProcessFailure(
          ProjectorExit.READ_DATABASE,
          "The read database refuses: " + e.getMessage(),
          "Look at the row or the schema; nothing of the batch was written.",
          e);
    }
    LOG.warn("the read database is away ({}); trying again in {} ms", e.getMessage(), pause);
    Thread.sleep(pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
}
