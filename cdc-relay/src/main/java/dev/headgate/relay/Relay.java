package dev.headgate.relay;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.exit.Termination;
import dev.headgate.relay.engine.Batches;
import dev.headgate.relay.engine.Engine;
import dev.headgate.relay.engine.PromotedPosition;
import dev.headgate.relay.exit.RelayExit;
import dev.headgate.relay.heartbeat.Heartbeat;
import dev.headgate.relay.position.Position;
import dev.headgate.relay.publish.BatchHandler;
import dev.headgate.relay.publish.CrashPoint;
import dev.headgate.relay.publish.Gauges;
import dev.headgate.relay.publish.Progress;
import dev.headgate.relay.publish.Publisher;
import dev.headgate.relay.transaction.BrokenStream;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The active relay: the start order of the algorithm, then the running parts.
final class Relay implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  private final Producer<byte[], byte[]> producer;
  private final Heartbeat heartbeat;
  private final Engine engine;

  private Relay(Producer<byte[], byte[]> producer, Heartbeat heartbeat, Engine engine) {
    this.producer = producer;
    this.heartbeat = heartbeat;
    this.engine = engine;
  }

  /// What tests replace: where a crash may happen, how the producer is wrapped, and what offset
  /// Debezium is told.
  record Wiring(
      MeterRegistry metrics,
      CrashPoint.Watcher watcher,
      UnaryOperator<Producer<byte[], byte[]>> producer,
      Function<PromotedPosition, Supplier<String>> offset,
      UnaryOperator<Batches> batches) {

    static Wiring real(MeterRegistry metrics) {
      return new Wiring(
          metrics, _ -> {}, UnaryOperator.identity(), Engine::offsetOf, UnaryOperator.identity());
    }
  }

  /// Starts, once the lock is held.
  ///
  /// @throws ProcessFailure when preflight refuses
  static Relay start(
      Configuration configuration, Wiring wiring, RelayHealth health, Termination termination) {
    Catalogue catalogue = Catalogue.shipped();
    Producer<byte[], byte[]> producer =
        wiring.producer().apply(TransactionalProducer.open(configuration));
    Position start = Clearance.obtain(configuration, catalogue.topics());
    LOG.info("publishes behind {}", start.y());
    PromotedPosition promoted = new PromotedPosition(start.y());
    Progress progress = new Progress(start.y());
    Publisher publisher =
        new Publisher(
            producer,
            catalogue,
            start,
            new Gauges(wiring.metrics()),
            new Publisher.Steps(promoted, progress, wiring.watcher()));
    Engine engine =
        Engine.start(
            new Engine.Source(
                configuration.database(), configuration.slot(), configuration.debezium()),
            wiring.offset().apply(promoted),
            wiring.batches().apply(new BatchHandler(promoted, publisher)),
            error -> termination.fail(ended(error)));
    health.runs(progress);
    return new Relay(
        producer, Heartbeat.start(configuration.database(), progress, termination::fail), engine);
  }

  /// Finds our own reason in what the engine wrapped around it.
  private static ProcessFailure ended(@Nullable Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProcessFailure failure) {
        return failure;
      }
      if (cause instanceof BrokenStream broken) {
        return new ProcessFailure(
            RelayExit.STREAM_BROKEN,
            "Nothing of it was published: " + broken.getMessage() + ".",
            "The supervisor starts the relay again, which reads it anew; report it if it repeats.",
            broken);
      }
    }
    return new ProcessFailure(
        RelayExit.ENGINE_ENDED,
        "The engine ended: " + (error == null ? "without an error" : error.getMessage()),
        "See that the command database is up; the supervisor starts the relay again.",
        error);
  }

  @Override
  public void close() {
    engine.close();
    heartbeat.close();
    producer.close();
  }
}
