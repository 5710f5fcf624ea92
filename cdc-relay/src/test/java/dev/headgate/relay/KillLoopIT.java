package dev.headgate.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.relay.TestRelay.Fault;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Interleaved transactions, a reader that never stops, and a relay that is killed over and over at
/// random instants: one round in four while it starts, one whenever, and two once the reader has
/// seen some events of it, so that also a slow machine's relay dies while it publishes.
/// `-Dheadgate.kill.rounds=1000` for the long run; the seed is printed.
final class KillLoopIT {

  private static final int ROUNDS = Integer.getInteger("headgate.kill.rounds", 20);
  private static final long SEED = Long.getLong("headgate.kill.seed", System.nanoTime());

  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger arrived = new AtomicInteger();

  @Test
  void losesDoublesAndReordersNothing() throws Exception {
    System.out.printf("kill loop: %d rounds, -Dheadgate.kill.seed=%d%n", ROUNDS, SEED);
    Random random = new Random(SEED);
    try (Pipeline pipeline = new Pipeline();
        ExecutorService pool = Executors.newCachedThreadPool()) {
      pipeline.started(Fault.NONE).kill(); // makes the topics the reader asks for
      Future<List<Subscriber.Seen>> reader = pool.submit(() -> readAll(pipeline));
      List<Future<?>> writers =
          IntStream.range(0, 4)
              .<Future<?>>mapToObj(n -> pool.submit(() -> write(pipeline, n)))
              .toList();
      for (int round = 0; round < ROUNDS; round++) {
        int before = arrived.get();
        ChildProcess relay = pipeline.relay(Fault.NONE, Map.of());
        switch (round % 4) {
          case 0 -> relay.awaitExit(Duration.ofMillis(random.nextInt(3000)));
          case 1 -> {
            relay.awaitReady(Duration.ofSeconds(60));
            relay.awaitExit(Duration.ofMillis(random.nextInt(1500)));
          }
          default -> {
            awaitArrived(before + 1 + random.nextInt(400));
            relay.awaitExit(Duration.ofMillis(random.nextInt(100)));
          }
        }
        relay.kill();
      }
      over.set(true);
      for (Future<?> writer : writers) {
        writer.get();
      }
      pipeline.started(Fault.NONE);
      List<Subscriber.Seen> seen = reader.get();
      List<UUID> outbox = pipeline.outbox();
      System.out.printf("kill loop: %d events%n", outbox.size());
      assertThat(Subscriber.findings(outbox, seen)).as("seed %d", SEED).isEmpty();
    }
  }

  private void awaitArrived(int events) {
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> arrived.get() >= events);
  }

  /// The transactions of two writers share aggregates and overlap; half of them stay open while
  /// others commit.
  private Void write(Pipeline pipeline, int writer) throws SQLException, InterruptedException {
    Random random = new Random(SEED + writer);
    try (Pipeline.Session session = pipeline.session()) {
      while (!over.get()) {
        int events = 1 + random.nextInt(3);
        String aggregate = "w" + writer / 2 + "-" + random.nextInt(50);
        for (int i = 0; i < events; i++) {
          session.append(aggregate);
          Thread.sleep(
              random.nextInt(40)); // the load's pace: a transaction lasts as long as a request
        }
        session.commit();
      }
    }
    return null;
  }

  private List<Subscriber.Seen> readAll(Pipeline pipeline) throws SQLException {
    try (Subscriber subscriber = new Subscriber(pipeline.kafka())) {
      while (!over.get()) {
        subscriber.poll();
        arrived.set(subscriber.count());
      }
      return subscriber.await(pipeline.outbox().size());
    }
  }
}
