package dev.headgate.projector.rebuild;

import dev.headgate.projector.comparison.Comparison;
import dev.headgate.projector.comparison.Findings;
import dev.headgate.projector.generation.Entry;
import dev.headgate.projector.generation.Generation;
import dev.headgate.projector.generation.GenerationState;
import dev.headgate.projector.generation.Projection;
import dev.headgate.projector.generation.Register;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a generation from state to state. Only the leading instance does; confined to its thread.
final class Advance {

  private static final Logger LOG = LoggerFactory.getLogger(Advance.class);
  private static final Duration UNTIL_ALL_KNOW = Duration.ofSeconds(5);

  private final Register register;
  private final CatchUp catchUp;
  private final Comparison comparison;
  private final Leftovers leftovers;

  Advance(Register register, CatchUp catchUp, Comparison comparison, Leftovers leftovers) {
    this.register = register;
    this.catchUp = catchUp;
    this.comparison = comparison;
    this.leftovers = leftovers;
  }

  /// @param running whether the generation's parts run here
  void run(Entry entry, boolean running) throws ExecutionException, InterruptedException {
    Generation generation = entry.generation();
    switch (entry.state()) {
      case REQUESTED -> prepare(entry);
      case BUILDING -> {
        if (catchUp.look(entry, running)) {
          catchUp.forget(generation);
          register.enter(generation, GenerationState.COMPARING);
        }
      }
      case COMPARING -> {
        if (catchUp.look(entry, running)) {
          compare(entry);
        }
      }
      case ACCEPTED -> serve(generation);
      case RETURNING -> {
        if (catchUp.look(entry, running)) {
          serve(generation);
        }
      }
      case PRUNING -> prune(entry);
      case DIFFERS, LIVE, KEPT, RETIRED, CANCELLED, FAILED, PRUNED -> catchUp.forget(generation);
    }
  }

  private void prepare(Entry entry) throws ExecutionException, InterruptedException {
    leftovers.removeFromKafka(entry.generation());
    Generation model = register.serving().values().stream().findFirst().orElse(Generation.FIRST);
    register.create(entry.generation(), model);
    LOG.info("a generation is being built, generation={}", entry.generation());
  }

  private void compare(Entry entry) throws InterruptedException {
    Generation generation = entry.generation();
    Map<Projection, Generation> serving = new EnumMap<>(register.serving());
    serving.keySet().retainAll(entry.projections());
    Findings findings = comparison.run(generation, serving, () -> !isStillCompared(generation));
    if (isStillCompared(generation)) {
      GenerationState then = verdict(entry, serving, findings);
      LOG.info("a generation was compared, generation={} then={}", generation, then);
      attempt(generation, () -> register.compared(generation, findings.json(), then));
    }
  }

  private boolean isStillCompared(Generation generation) {
    return register.entries().stream()
        .anyMatch(
            entry -> entry.generation().equals(generation) && entry.is(GenerationState.COMPARING));
  }

  private GenerationState verdict(
      Entry entry, Map<Projection, Generation> serving, Findings findings) {
    int version = register.versionOf(entry.generation());
    boolean isMeant =
        serving.values().stream().anyMatch(other -> register.versionOf(other) != version);
    return findings.agree() || isMeant || entry.acceptsDifferences()
        ? GenerationState.LIVE
        : GenerationState.DIFFERS;
  }

  private static void attempt(Generation generation, Runnable swap) {
    try {
      swap.run();
      LOG.info("the public views were turned, generation={}", generation);
    } catch (UnableToExecuteStatementException e) {
      if (!Register.isHeldUp(e)) {
        throw e;
      }
      LOG.info("a reader holds a view; the swap is tried again, generation={}", generation);
    }
  }

  private void serve(Generation generation) {
    attempt(generation, () -> register.serve(generation));
  }

  // The other instances have to have stopped reading it.
  private void prune(Entry entry) throws ExecutionException, InterruptedException {
    if (entry.since().plus(UNTIL_ALL_KNOW).isBefore(Instant.now())) {
      leftovers.removeFromKafka(entry.generation());
      register.drop(entry.generation());
    }
  }
}
