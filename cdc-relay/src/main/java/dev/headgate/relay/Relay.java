package dev.headgate.relay;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.exit.Termination;
import dev.headgate.relay.engine.Batches;
import dev.headgate.relay.engine.Engine;
import dev.headgate.relay.engine.PromotedPosition;
import dev.headgate.relay.heartbeat.Heartbeat;
import dev.headgate.relay.lock.ActiveRelay;
import dev.headgate.relay.position.Position;
import dev.headgate.relay.publish.BatchHandler;
import dev.headgate.relay.publish.CrashPoint;
import dev.headgate.relay.publish.Gauges;
import dev.headgate.relay.publish.Progress;
import dev.headgate.relay.publish.Publisher;
import dev.headgate.relay.slot.Eviction;
import dev.headgate.relay.slot.ServerReader;
import dev.headgate.relay.topic.EventTopics;
import dev.headgate.relay.watch.Watch;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The active relay: the start order of the algorithm, then the running parts.
final class Relay implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  private final Producer<byte[], byte[]> producer;
  private final Heartbeat heartbeat;
  private final Watch watch;
  private final Engine engine;

  private Relay(
      Producer<byte[], byte[]> producer, Heartbeat heartbeat, Watch watch, Engine engine) {
    this.producer = producer;
    this.heartbeat = heartbeat;
    this.watch = watch;
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

  /// Stands by until no other relay is active, then runs until the process is asked to end.
  ///
  /// @throws ProcessFailure when preflight refuses, or a part fails
  static void run(
      Configuration configuration,
      Catalogue catalogue,
      Wiring wiring,
      RelayHealth health,
      Termination termination) {
    Optional<ActiveRelay> won =
        ActiveRelay.become(
            configuration.database(), configuration.slot(), termination::isAsked, health::standsBy);
    if (won.isEmpty()) {
      return;
    }
    health.begins();
    try (ActiveRelay active = won.get()) {
      active.watch(termination::fail);
      Ending ending = new Ending(active, termination);
      try (var _ = start(configuration, catalogue, wiring, health, ending)) {
        termination.await();
      }
    }
  }

  /// Starts, once the lock is held.
  private static Relay start(
      Configuration configuration,
      Catalogue catalogue,
      Wiring wiring,
      RelayHealth health,
      Ending ending) {
    Producer<byte[], byte[]> producer =
        wiring.producer().apply(TransactionalProducer.open(configuration));
    Eviction.of(configuration.database(), configuration.slot());
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
            ending::engineEnded);
    Watch watch =
        Watch.start(
            sides(configuration, catalogue),
            start.origin(),
            progress,
            wiring.metrics(),
            ending::fail);
    health.runs(progress::latest, watch::latest);
    return new Relay(
        producer, Heartbeat.start(configuration.database(), progress, ending::fail), watch, engine);
  }

  private static Watch.Sides sides(Configuration configuration, Catalogue catalogue) {
    return new Watch.Sides(
        new ServerReader(configuration.database(), configuration.slot()),
        EventTopics.open(configuration.kafka(), catalogue.topics(), configuration.replication()),
        configuration.slot());
  }

  @Override
  public void close() {
    watch.close();
    engine.close();
    heartbeat.close();
    // An open transaction is aborted; one in doubt is left to the next start.
    producer.close(Duration.ofSeconds(5));
  }
}
