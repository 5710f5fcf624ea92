package dev.headgate.relay.publish;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.event.Envelope;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.relay.engine.PromotedPosition;
import dev.headgate.relay.exit.RelayExit;
import dev.headgate.relay.position.Position;
import dev.headgate.relay.position.PositionCodec;
import dev.headgate.relay.transaction.CommittedTransaction;
import dev.headgate.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// Puts whole transactions and the position into one Kafka transaction. Confined to the engine's
/// thread.
public final class Publisher {

  private static final byte[] POSITION_KEY = "headgate".getBytes(StandardCharsets.UTF_8);

  private final Producer<byte[], byte[]> producer;
  private final Records records;
  private final Position.Origin origin;
  private final Map<String, UUID> tails;
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
      Position position = new Position(last.end(), tails, origin);
      var _ =
          producer.send(
              new ProducerRecord<>(
                  Topic.RELAY_POSITION.name(), 0, POSITION_KEY, PositionCodec.encode(position)));
      producer.flush();
      steps.watcher().reached(CrashPoint.AFTER_SEND);
      producer.commitTransaction();
      steps.watcher().reached(CrashPoint.AFTER_COMMIT);
      steps.position().promote(last.end());
      steps.watcher().reached(CrashPoint.AFTER_PROMOTION);
      published(transactions, lastEvent);
    } catch (KafkaException e) {
      throw new ProcessFailure(
          RelayExit.PUBLISH_FAILED,
          "Kafka did not take the transactions up to " + last.end() + ": " + e.getMessage(),
          "The supervisor starts the relay again, which finds out how far the topics are.",
          e);
    }
  }

  private @Nullable UUID send(List<CommittedTransaction> transactions) {
    @Nullable UUID lastEvent = null;
    for (CommittedTransaction transaction : transactions) {
      for (Envelope event : transaction.events()) {
        ProducerRecord<byte[], byte[]> record = records.of(event, transaction.end());
        // A send that fails makes commitTransaction throw.
        var _ = producer.send(record);
        lastEvent = event.identity().eventId();
        tails.put(record.topic() + "-" + record.partition(), lastEvent);
      }
    }
    return lastEvent;
  }

  private void published(List<CommittedTransaction> transactions, @Nullable UUID lastEvent) {
    Instant now = Instant.now();
    long below = 0;
    for (CommittedTransaction transaction : transactions) {
      gauges.published(transaction, now);
      below = Math.max(below, transaction.publishedBelow().orElse(0));
    }
    steps.progress().moved(transactions.getLast().end(), now, below, lastEvent);
  }
}
