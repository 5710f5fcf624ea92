package dev.headgate.bench.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// When the parts of a rebuild were done, from what was seen of it a few times a second. Confined
/// to one thread.
final class Phases {

  private final List<Sample> building = new ArrayList<>();
  private double comparing;
  private double live;

  /// One look.
  ///
  /// @param at in seconds of one clock
  /// @param fold offsets of the event topics that are folded
  /// @param rows offsets of the state topics that are written
  record Sample(double at, String state, long fold, long rows) {}

  void add(Sample sample) {
    switch (sample.state()) {
      case "requested" -> {}
      case "building" -> building.add(sample);
      case "live" -> {
        comparing = comparing == 0 ? sample.at() : comparing;
        live = sample.at();
      }
      default -> comparing = comparing == 0 ? sample.at() : comparing;
    }
  }

  /// Until the last event was folded.
  double fold() {
    return done(Sample::fold) - begun();
  }

  /// Until the last row was written. The sink works while the fold does.
  double rows() {
    return Math.max(fold(), done(Sample::rows) - begun());
  }

  /// Until the projector was sure that nothing is missing.
  double caughtUp() {
    return comparing - begun() - rows();
  }

  /// The comparison, and the turn of the views.
  double comparison() {
    return live - comparing;
  }

  boolean isOver() {
    return live > 0;
  }

  private double begun() {
    return building.getFirst().at();
  }

  private double done(ToLongFunction<Sample> how) {
    long last = how.applyAsLong(building.getLast());
    return building.stream()
        .filter(sample -> how.applyAsLong(sample) == last)
        .mapToDouble(Sample::at)
        .findFirst()
        .orElseThrow();
  }
}
