package dev.headgate.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.relay.TestRelay.Fault;
import dev.headgate.relay.exit.RelayExit;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two relays: one runs, one stands by with its JVM warm and takes over.
final class StandbyIT {

  private static final Duration TAKEOVER = Duration.ofSeconds(15);

  private final AtomicBoolean over = new AtomicBoolean();
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private Pipeline pipeline;
  private ChildProcess active;
  private ChildProcess standby;
  private Future<List<Subscriber.Seen>> reader;
  private Future<?> writer;

  @BeforeEach
  void start() throws Exception {
    pipeline = new Pipeline();
    active = pipeline.started(Fault.NONE);
    standby = pipeline.relay(Fault.NONE, Map.of());
    await().atMost(Duration.ofSeconds(60)).until(this::isSecondRelayWaiting);
    reader = pool.submit(this::readAll);
    writer = pool.submit(this::write);
  }

  @AfterEach
  void stop() {
    over.set(true);
    pool.shutdownNow();
    pipeline.close();
  }

  @Test
  void takesOverWithinSecondsOfAKill() throws Exception {
    Instant killed = Instant.now();
    active.kill();
    standby.awaitReady(TAKEOVER);
    System.out.printf("takeover after a kill: %d ms%n", since(killed));
    assertNothingIsLostOrDoubled();
  }

  @Test
  void takesOverFromAStoppedRelayAndFencesItWhenItWakes() throws Exception {
    CompletableFuture<Integer> code = new CompletableFuture<>();
    active.onExit(code::complete);
    Instant stopped = Instant.now();
    active.signal("STOP");
    // The lock's session is given up after ten seconds of silence.
    standby.awaitReady(TAKEOVER.plusSeconds(10));
    System.out.printf("takeover from a stopped relay: %d ms%n", since(stopped));
    active.signal("CONT");
    assertThat(code.get())
        .as("the zombie ends by name")
        .isIn(RelayExit.LOCK_LOST.code(), RelayExit.FENCED.code());
    ChildProcess again = pipeline.relay(Fault.NONE, Map.of());
    assertNothingIsLostOrDoubled();
    assertThat(standby.isAlive()).as("no ping-pong: the new one stays").isTrue();
    assertThat(again.isAlive()).as("the old one stands by").isTrue();
  }

  private void assertNothingIsLostOrDoubled() throws Exception {
    int before = pipeline.outbox().size();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> pipeline.outbox().size() > before + 50); // and goes on
    over.set(true);
    writer.get();
    assertThat(Subscriber.findings(pipeline.outbox(), reader.get())).isEmpty();
  }

  private boolean isSecondRelayWaiting() throws Exception {
    String waiting = "waiting to be the active relay";
    return pipeline.log().split(waiting, -1).length == 3;
  }

  private Void write() throws SQLException, InterruptedException {
    try (Pipeline.Session session = pipeline.session()) {
      while (!over.get()) {
        String aggregate = UUID.randomUUID().toString();
        session.append(aggregate);
        Thread.sleep(5); // the load's pace
        session.append(aggregate);
        session.commit();
      }
    }
    return null;
  }

  private List<Subscriber.Seen> readAll() throws SQLException {
    try (Subscriber subscriber = new Subscriber(pipeline.kafka())) {
      while (!over.get()) {
        subscriber.poll();
      }
      return subscriber.await(pipeline.outbox().size());
    }
  }

  private static long since(Instant then) {
    return Duration.between(then, Instant.now()).toMillis();
  }
}
