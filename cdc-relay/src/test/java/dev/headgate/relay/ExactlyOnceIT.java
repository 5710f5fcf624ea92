package dev.headgate.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.relay.TestRelay.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each committed row is on its topic exactly once, wherever the relay dies.
final class ExactlyOnceIT {

  private static Pipeline pipeline;

  @BeforeAll
  static void start() {
    pipeline = new Pipeline();
  }

  @AfterAll
  static void stop() {
    pipeline.close();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "CRASH_BEFORE_SEND",
        "CRASH_AFTER_SEND",
        "CRASH_INSIDE_COMMIT",
        "CRASH_AFTER_COMMIT",
        "CRASH_AFTER_PROMOTION",
        "COMMIT_FAILS"
      })
  void publishesOnceWhereverItDies(Fault fault) throws Exception {
    ChildProcess relay = pipeline.started(fault);
    write(10);
    pipeline.arm();
    write(10);
    assertThat(relay.awaitExit(Duration.ofSeconds(60))).isTrue();
    pipeline.disarm();
    assertHealed();
  }

  @Test
  void publishesWhatWasInterleavedWithTheLastCommitBeforeAKill() throws Exception {
    assertThat(lossesAfterInterleaving(pipeline, Fault.NONE, Duration.ofMinutes(2))).isEmpty();
  }

  @Test
  void keepsATransactionWholeWhenItArrivesInPieces() throws Exception {
    assertThat(findingsAfterPieces(pipeline, Fault.NONE)).isEmpty();
  }

  /// The LSN of a commit is that of the next record in the log: here an open transaction's row.
  static List<String> lossesAfterInterleaving(Pipeline pipeline, Fault fault, Duration patience)
      throws Exception {
    ChildProcess relay = pipeline.started(fault);
    String aggregate = UUID.randomUUID().toString();
    try (Pipeline.Session open = pipeline.administrator()) {
      open.insertRow(aggregate, 1);
      write(pipeline, 1);
      seen(pipeline, pipeline.outbox().size()); // and the heartbeats behind it
      relay.kill();
      open.insertRow(aggregate, 2);
      open.commit();
    }
    ChildProcess next = pipeline.started(fault);
    List<UUID> outbox = pipeline.outbox();
    try (Subscriber subscriber = new Subscriber(pipeline.kafka())) {
      return Subscriber.findings(outbox, subscriber.await(outbox.size(), patience));
    } finally {
      next.end("TERM", Duration.ofSeconds(30));
    }
  }

  static List<String> findingsAfterPieces(Pipeline pipeline, Fault fault) throws Exception {
    ChildProcess relay = pipeline.relay(fault, Map.of("HEADGATE_DEBEZIUM_MAX_BATCH_SIZE", "1"));
    relay.awaitReady(Duration.ofSeconds(60));
    String aggregate = UUID.randomUUID().toString();
    try (Pipeline.Session session = pipeline.session()) {
      for (int i = 0; i < 5; i++) {
        session.append(aggregate);
      }
      session.commit();
    }
    if (fault == Fault.NONE) {
      seen(pipeline, pipeline.outbox().size());
      relay.kill();
    } else {
      relay.awaitExit(Duration.ofSeconds(60));
    }
    ChildProcess next = pipeline.started(Fault.NONE);
    List<String> findings =
        Subscriber.findings(pipeline.outbox(), seen(pipeline, pipeline.outbox().size()));
    next.end("TERM", Duration.ofSeconds(30));
    return findings;
  }

  private static void assertHealed() throws Exception {
    ChildProcess relay = pipeline.started(Fault.NONE);
    assertThat(Subscriber.findings(pipeline.outbox(), seen(pipeline, pipeline.outbox().size())))
        .isEmpty();
    relay.end("TERM", Duration.ofSeconds(30));
  }

  static List<Subscriber.Seen> seen(Pipeline pipeline, int events) {
    try (Subscriber subscriber = new Subscriber(pipeline.kafka())) {
      return subscriber.await(events);
    }
  }

  private static void write(int transactions) throws Exception {
    write(pipeline, transactions);
  }

  private static void write(Pipeline pipeline, int transactions) throws Exception {
    try (Pipeline.Session session = pipeline.session()) {
      for (int i = 0; i < transactions; i++) {
        String aggregate = UUID.randomUUID().toString();
        session.append(aggregate);
        session.append(aggregate);
        session.commit();
      }
    }
  }
}
