package dev.headgate.relay.publish;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.event.Envelope;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.relay.engine.PromotedPosition;
import dev.headgate.relay.exit.RelayExit;
import dev.headgate.relay.position.Position;
import dev.headgate.relay.slot.Lsn;
import dev.headgate.relay.transaction.CommittedTransaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts whole transactions and the position into one Kafka transaction. Confined to the engine's
/// thread.
public final class Publisher {

  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final Producer<byte[], byte[]> producer;
  private final Records records;
  private final Position.Origin origin;
  private final Map<String, UUID> tails;
  private final Map<String, Lsn> floors;
  private final Gauges gauges;
  private final Steps steps;

  /// @param start where the topics stand
  public Publisher(
      Producer<byte[], byte[]> producer,
      Catalogue catalogue,
      Position start,
      Gauges gauges,
      Steps steps) {
    this.producer = producer;
    this.records = new Records(catalogue);
    this.origin = start.origin();
    this.tails = new HashMap<>(start.tails());
    this.floors = new HashMap<>(start.floors());
    this.gauges = gauges;
    this.steps = steps;
  }

  /// What happens around the commit.
  public record Steps(PromotedPosition position, Progress progress, CrashPoint.Watcher watcher) {}

  /// Publishes the transactions; when it returns, they are on the topics and the position is
  /// promoted.
  ///
  /// @throws ProcessFailure when Kafka did not take them, or left it in doubt: the process has to
  ///   end then, without aborting, and the next start's `initTransactions` finds out
  public void publish(List<CommittedTransaction> transactions) {
    CommittedTransaction last = transactions.getLast();
    try {
      steps.watcher().reached(CrashPoint.BEFORE_SEND);
      producer.beginTransaction();
      @Nullable UUID lastEvent = send(transactions);
      // Whatever follows ends behind this position, so a floor at or below it has done its work.
      floors.values().removeIf(floor -> floor.compareTo(last.end()) <= 0);
      Position position = new Position(last.end(), tails, origin, floors);
      var _ = producer.send(Records.of(position));
      producer.flush(); // before the commit is asked for: see Republication#commit
      steps.watcher().reached(CrashPoint.AFTER_SEND);
      producer.commitTransaction();
      steps.watcher().reached(CrashPoint.AFTER_COMMIT);
      steps.position().promote(last.end());
      steps.watcher().reached(CrashPoint.AFTER_PROMOTION);
      published(transactions, lastEvent);
    } catch (KafkaException e) {
      throw failed(last, e);
    }
  }

  private static ProcessFailure failed(CommittedTransaction last, KafkaException e) {
    return isFenced(e)
        ? new ProcessFailure(
            RelayExit.FENCED,
            "Another relay has begun to publish; nothing behind its start came from this one.",
            "Nothing: it carries on, and this one stands by when it is started again.",
            e)
        : new ProcessFailure(
            RelayExit.PUBLISH_FAILED,
            "Kafka did not take the transactions up to %s (xid %s): %s"
                .formatted(last.end(), last.id(), e.getMessage()),
            "The supervisor starts the relay again, which finds out how far the topics are.",
            e);
  }

  private static boolean isFenced(Throwable error) {
    return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
        .anyMatch(cause ->
            cause instanceof ProducerFencedException
                || cause instanceof InvalidProducerEpochException);
  }

  private @Nullable UUID send(List<CommittedTransaction> transactions) {
    @Nullable UUID lastEvent = null;
    for (CommittedTransaction transaction : transactions) {
      for (Envelope event : transaction.events()) {
        ProducerRecord<byte[], byte[]> record = records.of(event, transaction.end());
        if (isBelowItsFloor(record.topic(), transaction.end())) {
          continue;
        }
        // A send that fails makes commitTransaction throw.
        var _ = producer.send(record);
        lastEvent = event.identity().eventId();
        tails.put(record.topic() + "-" + record.partition(), lastEvent);
      }
    }
    return lastEvent;
  }

  /// Whether the topic has the event already, because it was filled from the table.
  ///
  /// It was filled under the snapshot that the creation of a slot exported; the floor L is that
  /// slot's consistent point. Postgres finds the point while it reads a record R of the log (a
  /// `RUNNING_XACTS`), and L is the end of R: `DecodingContextFindStartpoint` takes `EndRecPtr`.
  /// The snapshot shows the transactions whose commit record stands before R, all of them and no
  /// other. The END that we are given is the end of the commit record (`end_lsn`). A commit record
  /// before R ends where R begins at the latest, so END < L; one behind R begins at L at the
  /// earliest, so END > L. END = L cannot be, as two records do not end at one place. So `<` and
  /// `<=` would do alike here; with the *beginning* of the commit record (what pgoutput calls the
  /// commit LSN) it would have to be `<`, for the record right behind R begins at L.
  private boolean isBelowItsFloor(String topic, Lsn end) {
    Lsn floor = floors.get(topic);
    return floor != null && end.compareTo(floor) < 0;
  }

  private void published(List<CommittedTransaction> transactions, @Nullable UUID lastEvent) {
    Instant now = Instant.now();
    long below = 0;
    for (CommittedTransaction transaction : transactions) {
      below = Math.max(below, transaction.publishedBelow().orElse(0));
    }
    gauges.published(transactions, now);
    steps.progress().moved(transactions.getLast().end(), now, below, lastEvent);
    if (lastEvent != null) {
      LOG.debug(
          "published transactions={} first_xid={} last_xid={} position={} last_event={}",
          transactions.size(),
          transactions.getFirst().id(),
          transactions.getLast().id(),
          transactions.getLast().end(),
          lastEvent);
    }
  }
}
