package dev.headgate.projector.generation;

import java.util.Locale;

/// What is done with a generation.
public enum GenerationState {
  REQUESTED,
  BUILDING,
  COMPARING,
  DIFFERS,
  ACCEPTED,
  RETURNING,
  LIVE,
  KEPT,
  RETIRED,
  CANCELLED,
  FAILED,
  PRUNING,
  PRUNED;

  static GenerationState named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /// The name in the read database.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether its fold and its sink run.
  public boolean isRun() {
    return switch (this) {
      case BUILDING, COMPARING, DIFFERS, ACCEPTED, RETURNING, LIVE, KEPT -> true;
      case REQUESTED, RETIRED, CANCELLED, FAILED, PRUNING, PRUNED -> false;
    };
  }
}
