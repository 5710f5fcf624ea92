package dev.headgate.command.processing;

import dev.headgate.command.cursor.Position;
import dev.headgate.command.processing.Step.EventKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A bounded part of the log, beginning at a mark or behind one.
///
/// @param horizon below this transaction nothing is added any more
record Stretch(List<Step> steps, long horizon) {

  /// Events looked at for one page: nobody waits for a search through millions of completed ones.
  static final int LONGEST = 1_000;

  /// A mark is written when it saves at least so many events, or transactions of others.
  private static final int WORTHWHILE = 100;

  private static final int FAR = 1_000;

  Stretch {
    steps = List.copyOf(steps);
  }

  /// Whether there may be more behind it.
  boolean isFull() {
    return steps.size() == LONGEST;
  }

  Stream<Step> left() {
    return steps.stream().filter(step -> !step.isCompleted());
  }

  /// Before this, every event of a kind that has none in `neverBegun` has been begun.
  Position end() {
    if (!isFull()) {
      return new Position(horizon, 0);
    }
    Position last = steps.getLast().place();
    return new Position(last.transaction(), last.eventNumber() + 1);
  }

  /// The first event of each kind that the processor has never begun.
  Map<EventKind, Position> neverBegun() {
    Map<EventKind, Position> first = new LinkedHashMap<>();
    steps.stream()
        .filter(step -> step.progress() == null)
        .forEach(step -> first.putIfAbsent(step.kind(), step.place()));
    return first;
  }

  /// Whether the marks should move from where the stretch began. For a name that never did anything
  /// nothing is kept.
  boolean isWorthAMark(Position mark) {
    long begun = steps.stream().takeWhile(step -> step.progress() != null).count();
    boolean isKnown = begun > 0 || !mark.equals(Position.BEGINNING);
    Position reached = begun < steps.size() ? steps.get((int) begun).place() : end();
    return begun >= WORTHWHILE || (isKnown && reached.transaction() - mark.transaction() >= FAR);
  }
}
