package dev.headgate.relay;

import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;

/// Everything around the relay breaks, one after the other, while clients write and a reader reads.
/// After each of them nothing is lost, doubled or out of order, and everything goes on without a
/// hand. Most of the time is spent waiting, so the kinds of faults run beside each other, each on a
/// pipeline of its own.
final class FaultsIT {

  private record Step(Harm harm, int seconds) {}

  @Test
  @Execution(CONCURRENT)
  void outlastsABrokerThatIsKilledOrStopped() throws Exception {
    outlast(new Step(Harm.BROKER_KILLED, 1), new Step(Harm.BROKER_STOPPED, 5));
  }

  @Test
  @Execution(CONCURRENT)
  @EnabledIfSystemProperty(named = "headgate.faults.long", matches = "true")
  void outlastsABrokerThatIsStoppedForLong() throws Exception {
    outlast(
        new Step(Harm.BROKER_STOPPED, 40), // longer than the producer waits
        new Step(Harm.BROKER_STOPPED, 120)); // longer than a transaction may last
  }

  @Test
  @Tag("long")
  @Execution(CONCURRENT)
  void outlastsADatabaseThatIsGoneOrBehindABadLink() throws Exception {
    outlast(
        new Step(Harm.DATABASE_STOPPED_IMMEDIATELY, 1),
        new Step(Harm.DATABASE_KILLED, 1),
        new Step(Harm.POSTGRES_CUT, 2),
        new Step(Harm.POSTGRES_HALF_CLOSED, 0),
        new Step(Harm.POSTGRES_SLOWED, 4),
        new Step(Harm.POSTGRES_STALLED, 25)); // longer than the relay waits for an answer
  }

  @Test
  @Tag("long")
  @Execution(CONCURRENT)
  void outlastsABrokerBehindABadLink() throws Exception {
    outlast(
        new Step(Harm.KAFKA_CUT, 3),
        new Step(Harm.KAFKA_HALF_CLOSED, 0),
        new Step(Harm.KAFKA_SLOWED, 4),
        new Step(Harm.KAFKA_STALLED, 12), // longer than a request may take
        new Step(Harm.BROKER_RESTARTED, 0));
  }

  private static void outlast(Step... steps) throws Exception {
    try (Trial trial = Trial.start(steps.length)) {
      for (Step step : steps) {
        trial.awaitRecovery();
        step.harm().inflict(trial, Duration.ofSeconds(step.seconds()));
        Duration recovery = trial.awaitRecovery();
        System.out.printf("faults: %s, back after %d ms%n", step, recovery.toMillis());
        trial.assertNothingIsWrong(step.toString());
      }
      System.out.println("faults: " + trial.summary());
    }
  }
}
