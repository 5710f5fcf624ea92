package dev.headgate.projector.generation;

import java.time.Instant;
import java.util.Set;

/// A generation as the read database has it.
///
/// @param throttle events a second it is built with at most; 0 for as many as there can be
/// @param since when it came into its state
public record Entry(
    Generation generation,
    GenerationState state,
    Set<Projection> projections,
    int throttle,
    boolean acceptsDifferences,
    Instant since) {

  public Entry {
    projections = Set.copyOf(projections);
  }

  public boolean is(GenerationState wanted) {
    return state == wanted;
  }
}
