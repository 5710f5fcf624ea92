package dev.headgate.command.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.headgate.process.problem.FieldError;
import dev.headgate.process.problem.StandardProblem;
import org.junit.jupiter.api.Test;

final class FindingsTest {

  private final Findings findings = new Findings();

  @Test
  void refuseNothingWhenNothingIsWrong() {
    assertThatCode(findings::refuse).doesNotThrowAnyException();
  }

  @Test
  void countWhatWouldMakeTheAnswerLargerThanTheQuestion() {
    for (int i = 0; i < 12_000; i++) {
      findings.add(
          new Finding(StandardProblem.INVALID_FIELDS, new FieldError("/" + i, "is wrong")));
    }
    assertThat(findings.count()).isEqualTo(12_000);
    assertThat(findings.list()).hasSize(10_001);
    assertThat(findings.list().getLast().error().detail()).contains("2000 more errors");
  }
}
