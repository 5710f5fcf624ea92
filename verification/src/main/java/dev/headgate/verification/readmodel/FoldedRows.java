package dev.headgate.verification.readmodel;

import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.fold.Fold;
import dev.headgate.verification.fold.PastEvent;
import dev.headgate.verification.fold.Row;
import dev.headgate.verification.fold.UnfoldableEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// I8: the read model equals an independent fold of the outbox. Confined to one thread.
///
/// A row is compared with the fold at the row's own version, so that an event that came meanwhile
/// is no difference; and that version has to be one that is due.
public final class FoldedRows {

  private final Map<Aggregate, Row> shown;
  private final Map<Aggregate, Long> due;
  private final List<Finding> findings = new ArrayList<>();
  private @Nullable Comparison current;

  /// @param shown rows, read before any of the events
  /// @param due the version that each aggregate has to show at least; none where nothing has to be
  ///   shown yet
  public FoldedRows(Map<Aggregate, Row> shown, Map<Aggregate, Long> due) {
    this.shown = shown;
    this.due = due;
  }

  /// Takes the next event: those of an aggregate in a row, by version.
  public void read(Aggregate aggregate, PastEvent event) {
    of(aggregate).take(fold -> fold.apply(event));
  }

  /// Likewise, an event that an operator has discarded.
  public void skip(Aggregate aggregate, PastEvent event) {
    of(aggregate).take(fold -> fold.skip(event));
  }

  private Comparison of(Aggregate aggregate) {
    Comparison comparison = current;
    if (comparison == null || !comparison.aggregate.equals(aggregate)) {
      end();
      comparison =
          new Comparison(
              aggregate,
              Optional.ofNullable(shown.get(aggregate)),
              due.getOrDefault(aggregate, 0L));
      current = comparison;
    }
    return comparison;
  }

  private void end() {
    Comparison ended = current;
    if (ended != null) {
      ended.verdict().ifPresent(why -> findings.add(Finding.of("I8", ended.aggregate, why)));
    }
    current = null;
  }

  /// What is wrong, once all events were taken.
  public List<Finding> findings() {
    end();
    return List.copyOf(findings);
  }

  /// One aggregate's row beside its fold.
  private static final class Comparison {

    private final Aggregate aggregate;
    private final Optional<Row> row;
    private final long due;
    private final Fold fold;
    private Optional<String> wrong;
    private boolean mayBeAbsent;
    private boolean isStuck;

    Comparison(Aggregate aggregate, Optional<Row> row, long due) {
      this.aggregate = aggregate;
      this.row = row;
      this.due = due;
      fold = new Fold(aggregate.type());
      mayBeAbsent = due == 0;
      wrong = row.map(it -> "shows version %d, which no event has made".formatted(it.version()));
    }

    void take(Consumer<Fold> event) {
      if (isStuck) {
        return;
      }
      try {
        event.accept(fold);
      } catch (UnfoldableEvent e) {
        isStuck = true; // the projector stops before it, too, and says so
        mayBeAbsent |= fold.row().isEmpty();
        return;
      }
      Optional<Row> expected = fold.row();
      if (fold.version() >= due && expected.isEmpty()) {
        mayBeAbsent = true;
      }
      if (row.isPresent() && row.get().version() == fold.version()) {
        wrong = difference(row.get(), expected);
      }
    }

    private Optional<String> difference(Row has, Optional<Row> expected) {
      if (expected.isEmpty()) {
        return Optional.of("is shown, and should not be: " + has);
      }
      return has.equals(expected.get())
          ? Optional.empty()
          : Optional.of("shows %s where the log says %s".formatted(has, expected.get()));
    }

    Optional<String> verdict() {
      if (row.isEmpty()) {
        return mayBeAbsent
            ? Optional.empty()
            : Optional.of("is not shown, and the log is at version " + due);
      }
      boolean isBehind = row.get().version() < due && !isStuck;
      return wrong.isPresent() || !isBehind
          ? wrong
          : Optional.of(
              "shows version %d, and the log is at %d".formatted(row.get().version(), due));
    }
  }
}
