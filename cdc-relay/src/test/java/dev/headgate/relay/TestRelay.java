package dev.headgate.relay;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.process.environment.Environment;
import dev.headgate.process.exit.Exit;
import dev.headgate.process.health.HealthServer;
import dev.headgate.relay.engine.Batches;
import dev.headgate.relay.engine.Engine;
import dev.headgate.relay.engine.PromotedPosition;
import dev.headgate.relay.position.PositionCodec;
import dev.headgate.relay.publish.CrashPoint;
import dev.headgate.relay.slot.Lsn;
import dev.headgate.relay.transaction.Change;
import dev.headgate.topic.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;

/// The relay's main with a fault or a mutation built in. Its one argument says which.
final class TestRelay {

  private TestRelay() {}

  public static void main(String[] arguments) {
    Fault fault = Fault.valueOf(arguments[0]);
    Exit.run(
        "cdc-relay",
        termination -> {
          Environment environment = Environment.of(System.getenv());
          Catalogue catalogue = environment.catalogue();
          Configuration configuration = Configuration.read(environment);
          RelayHealth health = new RelayHealth();
          try (HealthServer _ = server(configuration, health)) {
            Relay.run(configuration, catalogue, fault.wiring(), health, termination);
          }
        });
  }

  /// Where a test watches it, at the port it gave; else anywhere.
  private static HealthServer server(Configuration configuration, RelayHealth health) {
    boolean isGiven = System.getenv("HEADGATE_HTTP_PORT") != null;
    return HealthServer.start(
        configuration.http().host(),
        isGiven ? configuration.http().port() : 0,
        health::report,
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  enum Fault {
    NONE,
    CRASH_BEFORE_SEND,
    CRASH_AFTER_SEND,
    CRASH_INSIDE_COMMIT,
    CRASH_AFTER_COMMIT,
    CRASH_AFTER_PROMOTION,
    /// The commit is refused once.
    COMMIT_FAILS,
    /// Mutation: the position is promoted before the commit, which is then refused.
    PROMOTED_BEFORE_A_FAILING_COMMIT,
    /// Mutation: the offset is what Debezium itself would have stored.
    OFFSET_WITH_A_SEARCH,
    /// Mutation: rows are published without waiting for their END; a crash after the second.
    END_IGNORED;

    Relay.Wiring wiring() {
      AtomicReference<PromotedPosition> position = new AtomicReference<>();
      return new Relay.Wiring(
          new SimpleMeterRegistry(),
          this::reached,
          producer -> wrapped(producer, position),
          promoted -> {
            position.set(promoted);
            return offset(promoted);
          },
          batches -> this == END_IGNORED ? new EndIgnored(batches, position) : batches);
    }

    /// A crash waits for an event, so that the relay's own heartbeats do not trigger it.
    private void reached(CrashPoint point) {
      if (name().equals("CRASH_" + point) && armed()) {
        Runtime.getRuntime().halt(99);
      }
    }

    private static boolean armed() {
      return Files.exists(Path.of(System.getenv("CRASH_WHEN")));
    }

    private Supplier<String> offset(PromotedPosition promoted) {
      return this == OFFSET_WITH_A_SEARCH
          ? () ->
              "{\"lsn\":%1$d,\"lsn_commit\":%1$d,\"lsn_proc\":%1$d,\"messageType\":\"COMMIT\"}"
                  .formatted(promoted.get().value())
          : Engine.offsetOf(promoted);
    }

    @SuppressWarnings("unchecked") // A proxy of the interface it is asked for.
    private Producer<byte[], byte[]> wrapped(
        Producer<byte[], byte[]> producer, AtomicReference<PromotedPosition> position) {
      return (Producer<byte[], byte[]>)
          Proxy.newProxyInstance(
              TestRelay.class.getClassLoader(),
              new Class<?>[] {Producer.class},
              (_, method, arguments) -> {
                switch (method.getName()) {
                  case "send" -> sending((ProducerRecord<byte[], byte[]>) arguments[0], position);
                  case "commitTransaction" -> committing(producer);
                  default -> {}
                }
                try {
                  return method.invoke(producer, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause(); // what the relay would have seen of the real one
                }
              });
    }

    private void sending(
        ProducerRecord<byte[], byte[]> record, AtomicReference<PromotedPosition> position) {
      if (this == PROMOTED_BEFORE_A_FAILING_COMMIT
          && record.topic().equals(Topic.RELAY_POSITION.name())) {
        try {
          position.get().promote(PositionCodec.decode(record.value()).y());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    private void committing(Producer<?, ?> producer) {
      if (this == CRASH_INSIDE_COMMIT && armed()) {
        // The request is under way when the process dies: committed or not, nobody here knows.
        Thread.ofPlatform().start(producer::commitTransaction);
        Thread.onSpinWait();
        Runtime.getRuntime().halt(99);
      }
      if ((this == COMMIT_FAILS || this == PROMOTED_BEFORE_A_FAILING_COMMIT) && armed()) {
        throw new TimeoutException("refused by the test");
      }
    }
  }

  /// Ends every row's transaction behind it, and makes the rest one of its own.
  private static final class EndIgnored implements Batches {

    private final Batches next;
    private final AtomicReference<PromotedPosition> position;
    private int rows;

    EndIgnored(Batches next, AtomicReference<PromotedPosition> position) {
      this.next = next;
      this.position = position;
    }

    @Override
    public void accept(List<Change> changes) {
      List<Change> broken = new ArrayList<>();
      for (Change change : changes) {
        switch (change) {
          case Change.Row row -> {
            broken.add(row);
            rows++;
            Lsn justBehind = new Lsn(position.get().get().value() + rows);
            broken.add(new Change.End("mutant", 1, justBehind, Instant.now()));
            broken.add(new Change.Begin("mutant"));
          }
          case Change.Begin _ -> broken.add(new Change.Begin("mutant"));
          case Change.Heartbeat _ -> {}
          case Change.End end -> {
            broken.add(new Change.End("mutant", 0, end.lsn(), end.committedAt()));
          }
        }
      }
      next.accept(broken);
      if (rows >= 2) {
        Runtime.getRuntime().halt(99);
      }
    }
  }
}
