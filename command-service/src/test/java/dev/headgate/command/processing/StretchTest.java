package dev.headgate.command.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.command.cursor.Position;
import dev.headgate.command.processing.Step.EventKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StretchTest {

  private static final long HORIZON = 5_000;
  private static final EventKind LOAD = new EventKind("load", "LoadMatched");
  private static final EventKind QUOTE = new EventKind("rate_quote", "RateQuoteReady");

  private final List<Step> steps = new ArrayList<>();

  @Test
  void leavesOutWhatIsCompleted() {
    add(1, LOAD, "completed");
    add(2, LOAD, "failed");
    add(3, LOAD, null);
    add(4, LOAD, "processing");
    assertThat(stretch().left()).extracting(Step::place).containsExactly(at(2), at(3), at(4));
  }

  @Test
  void endsWhereTheLogStillGrowsUnlessItIsFull() {
    add(1, LOAD, "completed");
    assertThat(stretch().end()).isEqualTo(new Position(HORIZON, 0));
    for (long number = 2; number <= Stretch.LONGEST; number++) {
      add(number, LOAD, "completed");
    }
    assertThat(stretch().isFull()).isTrue();
    assertThat(stretch().end()).isEqualTo(at(Stretch.LONGEST + 1));
  }

  @Test
  void knowsTheFirstOfEachKindThatWasNeverBegun() {
    add(1, LOAD, "failed");
    add(2, QUOTE, null);
    add(3, LOAD, null);
    add(4, QUOTE, null);
    assertThat(stretch().neverBegun())
        .containsOnly(Map.entry(QUOTE, at(2)), Map.entry(LOAD, at(3)));
  }

  @Test
  void isWorthAMarkWhenItSavesAHundredEvents() {
    for (long number = 1; number < 100; number++) {
      add(number, LOAD, "completed");
    }
    add(100, LOAD, null);
    assertThat(stretch().isWorthAMark(at(1))).isFalse();
    steps.removeLast();
    add(100, LOAD, "failed");
    add(101, LOAD, null);
    assertThat(stretch().isWorthAMark(at(1))).isTrue();
  }

  @Test
  void isWorthAMarkWhenItSavesTheTransactionsOfOthers() {
    assertThat(stretch().isWorthAMark(at(1))).isTrue();
    assertThat(stretch().isWorthAMark(new Position(HORIZON - 10, 0))).isFalse();
  }

  @Test
  void keepsNothingForANameThatNeverDidAnything() {
    assertThat(stretch().isWorthAMark(Position.BEGINNING)).isFalse();
    steps.add(new Step(UUID.randomUUID(), new Position(4_000, 1), LOAD, null));
    assertThat(stretch().isWorthAMark(Position.BEGINNING)).isFalse();
  }

  private Stretch stretch() {
    return new Stretch(steps, HORIZON);
  }

  private void add(long number, EventKind kind, @Nullable String status) {
    Progress progress = status == null ? null : new Progress(status, 1, null, Instant.EPOCH);
    steps.add(new Step(UUID.randomUUID(), at(number), kind, progress));
  }

  private static Position at(long number) {
    return new Position(1, number);
  }
}
