package dev.headgate.verification.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Command;
import dev.headgate.verification.evidence.Command.Outcome;
import dev.headgate.verification.evidence.Facts;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.LoggedEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// I1, both halves: what clients were told, and what a server can know without them.
final class HeadsTest {

  private static final Aggregate ONE = new Aggregate(new UUID(0, 1), "session", "s1");
  private static final UUID FIRST = new UUID(0, 1);
  private static final UUID SECOND = new UUID(0, 2);

  @Test
  void acceptsHeadsThatAreAtTheirEventsOrHaveGoneOn() {
    assertThat(Heads.check(Map.of(ONE, 2L), Map.of(ONE, 2L))).isEmpty();
    assertThat(Heads.check(Map.of(ONE, 2L), Map.of(ONE, 3L))).isEmpty();
    assertThat(Heads.check(List.of(new Tip(ONE, 3, 3, 2)))).isEmpty();
  }

  @Test
  void objectsToAnEventAboveItsHead() {
    assertThat(Heads.check(Map.of(ONE, 3L), Map.of(ONE, 2L))).hasSize(1);
    assertThat(Heads.check(Map.of(ONE, 1L), Map.of())).hasSize(1);
  }

  @Test
  void objectsToAHeadAboveTheLog() {
    assertThat(Heads.check(List.of(new Tip(ONE, 4, 3, 3)))).hasSize(1);
  }

  @Test
  void acceptsWhatClientsWereTold() {
    assertThat(
            findings(
                new Command(List.of(FIRST, SECOND), Outcome.OK),
                new Command(List.of(new UUID(9, 9)), Outcome.FAILED),
                new Command(List.of(new UUID(9, 8)), Outcome.UNKNOWN)))
        .isEmpty();
  }

  @Test
  void objectsToAnAcknowledgedEventThatIsNotInTheLog() {
    assertThat(
            findings(
                new Command(List.of(FIRST, SECOND), Outcome.OK),
                new Command(List.of(new UUID(9, 9)), Outcome.OK)))
        .hasSize(1);
  }

  @Test
  void objectsToAFailedTransactionInTheLog() {
    assertThat(findings(new Command(List.of(FIRST, SECOND), Outcome.FAILED))).hasSize(1);
  }

  @Test
  void objectsToHalfOfAnUnknownTransaction() {
    assertThat(findings(new Command(List.of(FIRST, SECOND, new UUID(9, 9)), Outcome.UNKNOWN)))
        .hasSize(1);
  }

  @Test
  void objectsToAnEventNobodyWrote() {
    assertThat(findings(new Command(List.of(FIRST), Outcome.OK))).hasSize(1);
  }

  private static List<Finding> findings(Command... commands) {
    return Acknowledgements.check(List.of(commands), List.of(logged(FIRST, 1), logged(SECOND, 2)));
  }

  private static LoggedEvent logged(UUID id, long version) {
    return new LoggedEvent(
        new Facts(id, ONE, version, "SessionCreated", new Facts.Proof("c", "c")), 1);
  }
}
