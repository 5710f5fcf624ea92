package dev.headgate.relay.publish;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.event.Envelope;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.relay.exit.RelayExit;
import dev.headgate.relay.position.Position;
import dev.headgate.relay.slot.Lsn;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/// Puts events of the table on their topics, in Kafka transactions of bounded size; the last of
/// them tells the position. Confined to one thread.
///
/// The records are those of the first publication but for `ce_commitlsn`, which is the place of the
/// log the table was read at: the table does not know the LSN of a row's commit.
///
/// After a failure the process has to end, without aborting: the next `initTransactions` finds out.
public final class Republication {

  /// Well inside of what a transaction may take, whatever the size of its events.
  private static final long PART_BYTES = 8 << 20;

  private final Producer<byte[], byte[]> producer;
  private final Records records;
  private final Lsn at;
  private final Parts parts;
  private final Map<String, UUID> tails = new HashMap<>();
  private int events;
  private long bytes;

  /// @param at the place of the log the events were read at
  public Republication(
      Producer<byte[], byte[]> producer, Catalogue catalogue, Lsn at, Parts parts) {
    this.producer = producer;
    this.records = new Records(catalogue);
    this.at = at;
    this.parts = parts;
  }

  /// How many events go into one Kafka transaction.
  ///
  /// @param published told after each that was full and has committed
  public record Parts(int events, Runnable published) {}

  /// Adds an event to the transaction in hand.
  ///
  /// @throws ProcessFailure when Kafka did not take a transaction
  public void add(Envelope event) {
    if (events == parts.events() || bytes >= PART_BYTES) {
      commit();
      parts.published().run();
    }
    if (events == 0) {
      taking(producer::beginTransaction);
    }
    ProducerRecord<byte[], byte[]> record = records.of(event, at);
    taking(() -> {
      var _ = producer.send(record); // a send that fails makes commitTransaction throw
    });
    tails.put(record.topic() + "-" + record.partition(), event.identity().eventId());
    events++;
    bytes += record.value().length;
  }

  /// Commits what is left together with the position.
  ///
  /// @param position of the tails that this has written
  public void finish(Function<Map<String, UUID>, Position> position) {
    if (events == 0) {
      taking(producer::beginTransaction);
    }
    taking(() -> {
      var _ = producer.send(Records.of(position.apply(tails)));
    });
    commit();
  }

  /// Waits for the records before it asks for the commit. `commitTransaction` would wait for them,
  /// too, but the producer's thread looks whether any are on their way *before* it takes the lock
  /// under which it finds the commit to send (`Sender.maybeSendAndPollTransactionalRequest`, Kafka
  /// 4.3.1): records that are sent in between are overtaken by their commit. The broker then
  /// refuses it with `INVALID_TXN_STATE`, or commits a part where another part had arrived.
  private void commit() {
    taking(producer::flush);
    taking(producer::commitTransaction);
    events = 0;
    bytes = 0;
  }

  private static void taking(Runnable step) {
    try {
      step.run();
    } catch (KafkaException e) {
      throw new ProcessFailure(
          RelayExit.PUBLISH_FAILED,
          "Kafka did not take a part of the repair: " + e.getMessage(),
          "Run it again; it begins anew, and doubles nothing.",
          e);
    }
  }
}
