package dev.headgate.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Faults at random, each of any kind and length, half of them with a kill of the relay amid them;
/// the checker looks after every one of them. For half a minute, or `-Dheadgate.faults.rounds=500`;
/// the seed is printed and taken from `-Dheadgate.faults.seed`.
final class FaultLoopIT {

  private static final Optional<Integer> ROUNDS =
      Optional.ofNullable(Integer.getInteger("headgate.faults.rounds"));
  private static final long SEED = Long.getLong("headgate.faults.seed", System.nanoTime());
  private static final Duration SHORT = Duration.ofSeconds(30);
  private static final List<Harm> HARMS = List.of(Harm.values());

  @Test
  void losesDoublesAndReordersNothing() throws Exception {
    System.out.printf("fault loop: -Dheadgate.faults.seed=%d%n", SEED);
    Random random = new Random(SEED);
    try (Trial trial = Trial.start(SEED)) {
      Instant begun = Instant.now();
      trial.awaitRecovery();
      int round = 0;
      for (; goesOn(round, begun); round++) {
        String what = harm(trial, random);
        Duration recovery = trial.awaitRecovery();
        System.out.printf(
            "fault loop: round %d, %s, back after %d ms%n", round, what, recovery.toMillis());
        trial.assertNothingIsWrong("seed %d, round %d, %s".formatted(SEED, round, what));
      }
      System.out.printf("fault loop: %d rounds, %s%n", round, trial.summary());
    }
  }

  private static boolean goesOn(int round, Instant begun) {
    return ROUNDS
        .map(rounds -> round < rounds)
        .orElseGet(() -> Duration.between(begun, Instant.now()).compareTo(SHORT) < 0);
  }

  private static String harm(Trial trial, Random random) throws InterruptedException {
    Harm harm = HARMS.get(random.nextInt(HARMS.size()));
    Duration span = Duration.ofMillis(random.nextInt(4000));
    boolean killed = random.nextBoolean();
    Duration before = Duration.ofMillis(random.nextInt(4000));
    Thread killer =
        Thread.ofVirtual()
            .unstarted(() -> {
              try {
                Thread.sleep(before);
                trial.relay().kill();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    if (killed) {
      killer.start();
    }
    harm.inflict(trial, span);
    killer.interrupt(); // a kill that comes later would belong to the next round
    killer.join();
    return harm + " for " + span.toMillis() + " ms" + (killed ? " and a kill" : "");
  }
}
