package dev.headgate.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.relay.TestRelay.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the exactly-once tests are worth: the same scenarios with one line of the algorithm changed
/// have to fail.
final class MutationIT {

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
  void losesATransactionWhenDebeziumSearchesForItsPosition() throws Exception {
    assertThat(
            ExactlyOnceIT.lossesAfterInterleaving(
                pipeline, Fault.OFFSET_WITH_A_SEARCH, Duration.ofSeconds(40)))
        .anyMatch(finding -> finding.startsWith("lost"));
  }

  @Test
  void tearsAndDoublesATransactionWhenEndIsIgnored() throws Exception {
    assertThat(ExactlyOnceIT.findingsAfterPieces(pipeline, Fault.END_IGNORED)).isNotEmpty();
  }

  /// The slot has moved past what is on the topics. Only preflight stands between that and a loss.
  @Test
  void movesTheSlotPastTheTopicsWhenThePositionIsPromotedBeforeTheCommit() throws Exception {
    ChildProcess relay = pipeline.started(Fault.PROMOTED_BEFORE_A_FAILING_COMMIT);
    try (Pipeline.Session session = pipeline.session()) {
      session.append(UUID.randomUUID().toString());
      session.commit();
      ExactlyOnceIT.seen(pipeline, 1);
      pipeline.arm();
      session.append(UUID.randomUUID().toString());
      session.commit();
    }
    assertThat(relay.awaitExit(Duration.ofSeconds(60))).isTrue();
    pipeline.disarm();
    ChildProcess next = pipeline.relay(Fault.NONE, Map.of());
    assertThat(next.awaitExit(Duration.ofSeconds(60))).isTrue();
    assertThat(pipeline.log()).contains("SLOT_AHEAD");
  }
}
