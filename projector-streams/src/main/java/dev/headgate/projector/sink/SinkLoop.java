package dev.headgate.projector.sink;

import dev.headgate.projector.progress.Progress;
import dev.headgate.projector.sink.SinkTransaction.Step;
import dev.headgate.projector.sink.SinkTransaction.Written;
import dev.headgate.projector.topic.TopicIdentities;
import dev.headgate.topic.Topic;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Polls, writes, mirrors. Confined to its thread.
final class SinkLoop implements ConsumerRebalanceListener {

  private static final Logger LOG = LoggerFactory.getLogger(SinkLoop.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long QUIET = 1_000_000_000L;

  private final Consumer<byte[], byte[]> consumer;
  private final SinkTransaction transaction;
  private final TopicIdentities topics;
  private final Runnable afterCommit;
  private final Progress progress;
  private final SinkMeters meters;
  private final Map<TopicPartition, Long> written = new HashMap<>();
  private final Retries retries = new Retries(RandomGenerator.getDefault());
  private int unclear; // tries in a row that may have failed for a row
  private long compared = System.nanoTime();

  SinkLoop(
      Consumer<byte[], byte[]> consumer,
      SinkTransaction transaction,
      TopicIdentities topics,
      Runnable afterCommit,
      Progress progress,
      SinkMeters meters) {
    this.consumer = consumer;
    this.transaction = transaction;
    this.topics = topics;
    this.afterCommit = afterCommit;
    this.progress = progress;
    this.meters = meters;
  }

  /// Brings the positions in line with the topics and joins the group.
  void begin() throws InterruptedException {
    Beginning beginning = new Beginning(topics, Mirror.read(consumer, topics.ids().keySet()));
    boolean begun = false;
    while (!begun) {
      try {
        transaction.begin(beginning);
        begun = true;
      } catch (SQLException e) {
        tolerate(e);
      }
    }
    consumer.subscribe(topics.ids().keySet().stream().map(Topic::name).toList(), this);
  }

  /// One poll and its transaction.
  void turn() throws InterruptedException {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    observe();
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
      Map<TopicPartition, Long> stored = transaction.read(consumer.assignment());
      if (!stored.equals(written)) {
        LOG.warn("the positions were moved in the database; reading again from there");
        stored.forEach(consumer::seek);
        written.putAll(stored);
      }
    } catch (SQLException e) {
      tolerate(e);
    }
  }

  // What was polled is not written yet, so the end counts from the consumer, the rest from here.
  private void observe() {
    written.forEach((at, done) ->
        progress.observe(at, done, consumer.position(at) + consumer.currentLag(at).orElse(0)));
    progress.retain(written.keySet());
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
      long start = System.nanoTime();
      Optional<Written> outcome = apply(records, steps);
      if (outcome.isPresent()) {
        Written done = outcome.get();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        steps.forEach((at, step) -> written.put(at, step.to()));
        observe();
        meters.committed(records.count() - done.parked(), took, done.fresh());
        meters.parked(done.parked());
        afterCommit.run();
        Mirror.write(consumer, steps);
      } else {
        meters.conflicted();
        LOG.warn("a position moved without this sink; it reads again from where the database is");
        seek(consumer.assignment());
      }
      retries.succeeded();
      unclear = 0;
    } catch (SQLException e) {
      tolerate(e);
      // The records are read again: the poll's offsets were not written.
      written.forEach(consumer::seek);
    }
  }

  // A row's error is the row's at once; an unclear one is, after it came again and again.
  private Optional<Written> apply(
      ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, Step> steps)
      throws SQLException {
    if (unclear >= Retries.PATIENCE) {
      return transaction.applyWithCare(records, steps, Blame::mayBeRows);
    }
    try {
      return transaction.apply(records, steps);
    } catch (SQLException e) {
      if (Blame.of(e) != Blame.ROW) {
        throw e;
      }
      LOG.warn("the read database refuses a row of this batch: {}", Refusal.detail(e));
      return transaction.applyWithCare(records, steps, blame -> blame == Blame.ROW);
    }
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    seek(partitions);
  }

  // Read in this order: a position that moved since is found by the compare-and-set, so an order
  // that another sink has obeyed meanwhile is not obeyed twice.
  private boolean start(Collection<TopicPartition> partitions) throws SQLException {
    Map<TopicPartition, Long> stored = new HashMap<>(transaction.read(partitions));
    Resets resets =
        new Resets(consumer.groupMetadata().groupId(), Mirror.orders(consumer, partitions));
    if (!resets.offsets().isEmpty()) {
      var then = transaction.obey(resets, stored);
      if (then.isEmpty()) {
        return false;
      }
      stored.putAll(then.get());
      Mirror.writeNow(consumer, then.get());
    }
    stored.forEach(consumer::seek);
    written.putAll(stored);
    return true;
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    partitions.forEach(written::remove);
  }

  private void seek(Collection<TopicPartition> partitions) {
    boolean started = false;
    while (!started) {
      try {
        started = start(partitions);
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

  /// What has gone wrong again and again. Any thread may ask.
  Optional<String> trouble() {
    return retries.trouble();
  }

  private void tolerate(SQLException e) throws InterruptedException {
    Blame blame = Blame.of(e);
    unclear += blame == Blame.UNCLEAR ? 1 : 0;
    if (blame == Blame.ROW || blame == Blame.SCHEMA || unclear > Retries.PATIENCE) {
      throw Refusal.of(e);
    }
    meters.retried();
    Duration pause = retries.failed(String.valueOf(e.getMessage()));
    LOG.warn("{}; trying again in {} ms", e.getMessage(), pause.toMillis());
    Thread.sleep(pause);
  }
}
