package dev.headgate.relay.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.relay.engine.PromotedPosition;
import dev.headgate.relay.position.Position;
import dev.headgate.relay.slot.Lsn;
import dev.headgate.relay.transaction.CommittedTransaction;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/// A commit is not asked for while records are on their way: the producer of Kafka may send it
/// before them.
final class CommitOrderTest {

  private static final Position START =
      new Position(new Lsn(7), Map.of(), new Position.Origin("7425", 1, "cluster", Map.of()));

  private final PatientProducer producer = new PatientProducer();

  @Test
  void holdsForTheStream() {
    Publisher publisher =
        new Publisher(
            producer,
            Catalogue.shipped(),
            START,
            new Gauges(new SimpleMeterRegistry()),
            new Publisher.Steps(new PromotedPosition(START.y()), new Progress(START.y()), _ -> {}));

    publisher.publish(
        List.of(
            new CommittedTransaction(
                "8", new Lsn(9), Instant.EPOCH, List.of(), OptionalLong.of(42))));

    assertThat(producer.arrivedBeforeCommit).containsExactly(true);
  }

  @Test
  void holdsForARepair() {
    var republication =
        new Republication(
            producer, Catalogue.shipped(), START.y(), new Republication.Parts(1, () -> {}));

    republication.finish(_ -> START);

    assertThat(producer.arrivedBeforeCommit).containsExactly(true);
  }

  /// Records arrive when they are waited for and not before.
  private static final class PatientProducer extends MockProducer<byte[], byte[]> {

    private final List<Boolean> arrivedBeforeCommit = new ArrayList<>();

    PatientProducer() {
      super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
      initTransactions();
    }

    @Override
    public void commitTransaction() {
      arrivedBeforeCommit.add(flushed());
      super.commitTransaction();
    }
  }
}
