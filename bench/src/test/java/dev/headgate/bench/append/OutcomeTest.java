package dev.headgate.bench.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import org.junit.jupiter.api.Test;

final class OutcomeTest {

  @Test
  void comparesMedians() {
    Outcome outcome = new Outcome(16, 2, 1_000);
    for (double rate : List.of(1_000.0, 4_000.0, 2_000.0)) {
      add(outcome, Contender.PGBENCH, rate);
      add(outcome, Contender.SINGLE, rate * 0.7);
      add(outcome, Contender.BATCH, rate * 7);
    }
    assertThat(outcome.ofPgbench()).isCloseTo(0.7, offset(0.001));
    assertThat(outcome.batchOfSingle()).isCloseTo(10, offset(0.001));
    assertThat(outcome.text()).contains("API / pgbench 0.70, batch / single 10.0");
    assertThat(outcome.json()).contains("\"pgbench\":2000.0");
  }

  private static void add(Outcome outcome, Contender contender, double rate) {
    outcome.add(contender, new Run(rate, 1), new Effort(1, 1));
  }
}
