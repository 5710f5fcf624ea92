package dev.headgate.projector.progress;

import java.util.List;
import java.util.Optional;

/// A part of the projector as it is seen from outside. Thread-safe.
public interface Part {

  /// One word for what it does.
  String state();

  /// Whether it does what it is there for.
  boolean isRunning();

  Progress progress();

  /// What stands still although there is something to do, a sentence each.
  List<String> stalled();

  /// What it tries again and again in vain, in a sentence.
  default Optional<String> trouble() {
    return Optional.empty();
  }

  /// How many aggregates wait for a dead letter in it; no sickness of its own.
  default long parked() {
    return 0;
  }
}
