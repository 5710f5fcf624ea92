package dev.headgate.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.relay.TestRelay.Fault;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What `/health` says is pending: exact when the log is quiet, two heartbeats old at most when
/// not.
final class BacklogIT {

  private Pipeline pipeline;

  @BeforeEach
  void start() {
    pipeline = new Pipeline();
  }

  @AfterEach
  void stop() {
    pipeline.close();
  }

  @Test
  void countsExactlyWhatWaitsWhileNoRelayRunsAndNothingAfterIt() throws Exception {
    append(7);
    assertThat(pipeline.backlog().pending()).isEqualTo(7);
    ChildProcess relay = pipeline.started(Fault.NONE);
    await().atMost(Duration.ofSeconds(30)).until(() -> pipeline.backlog().pending() == 0);
    assertThat(pipeline.backlog().oldestPendingSeconds()).isNull();
    relay.end("TERM", Duration.ofSeconds(30));
    append(3);
    assertThat(pipeline.backlog().pending()).isEqualTo(3);
    assertThat(pipeline.backlog().oldestPendingSeconds()).isBetween(0.0, 30.0);
    pipeline.started(Fault.NONE).end("TERM", Duration.ofSeconds(30));
  }

  @Test
  void knowsWithinTwoHeartbeatsWhatWasPublishedUnderLoad() throws Exception {
    ChildProcess relay = pipeline.started(Fault.NONE);
    append(500);
    ExactlyOnceIT.seen(pipeline, 500);
    Instant published = Instant.now();
    await().atMost(Duration.ofSeconds(30)).until(() -> pipeline.backlog().pending() == 0);
    System.out.printf(
        "the backlog knew %d ms after the last event could be read%n",
        Duration.between(published, Instant.now()).toMillis());
    relay.end("TERM", Duration.ofSeconds(30));
  }

  private void append(int events) throws SQLException {
    try (Pipeline.Session session = pipeline.session()) {
      for (int i = 0; i < events; i++) {
        session.append(UUID.randomUUID().toString());
        session.commit();
      }
    }
  }
}
