package dev.headgate.verification.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.verification.evidence.Finding;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// I14: what stands still for more than half a minute has to say so.
final class StallTest {

  private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");

  private final Stall stall = new Stall("cdc-relay");

  @Test
  void objectsToAPartThatStandsStillAndCallsItselfHealthy() {
    look(0, true, 5, 100);
    assertThat(look(30, true, 5, 100)).isEmpty();
    assertThat(look(31, true, 5, 100)).map(Finding::assertion).contains("I14");
  }

  @Test
  void objectsThoughTheLagGrows() {
    look(0, true, 5, 100);
    assertThat(look(31, true, 500, 100)).isPresent();
  }

  @Test
  void acceptsAPartThatSaysThatItStandsStill() {
    look(0, true, 5, 100);
    assertThat(look(31, false, 5, 100)).isEmpty();
  }

  @Test
  void acceptsAPartThatMovesThoughItStaysBehind() {
    look(0, true, 5, 100);
    look(20, true, 5, 101);
    assertThat(look(40, true, 5, 101)).isEmpty();
    assertThat(look(51, true, 5, 101)).isPresent();
  }

  @Test
  void acceptsAPartThatHasNothingToDo() {
    look(0, true, 0, 100);
    assertThat(look(60, true, 0, 100)).isEmpty();
    look(61, true, 5, 100);
    assertThat(look(80, true, 5, 100)).isEmpty();
    assertThat(stall.isStanding()).isTrue();
  }

  private Optional<Finding> look(int second, boolean healthy, long lag, long progress) {
    return stall.take(new Stall.Look(BEGUN.plusSeconds(second), healthy, lag, progress));
  }
}
