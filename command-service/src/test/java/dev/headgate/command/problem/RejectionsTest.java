package dev.headgate.command.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.command.rejection.Reason;
import dev.headgate.command.rejection.Rejection;
import dev.headgate.process.problem.Problem;
import dev.headgate.process.problem.ProblemType;
import dev.headgate.process.problem.StandardProblem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RejectionsTest {

  @ParameterizedTest
  @EnumSource
  void hasForEachTypeAStatusACodeAndATitle(CommandProblem type) {
    Problem problem = Problem.of(type, "x");
    assertThat(problem.status()).isBetween(400, 599);
    assertThat(problem.code()).isEqualTo(type.name().toLowerCase(Locale.ROOT)).matches("[a-z_]+");
    assertThat(problem.title()).isNotBlank().doesNotEndWith(".");
    assertThat(problem.passes()).isEqualTo(problem.status() == 503);
  }

  @ParameterizedTest
  @EnumSource
  void tellsEachReasonOfTheBusinessAsAClientsFault(Reason reason) {
    Problem problem = Rejections.problem(new Rejection(reason));
    assertThat(problem.status()).isIn(404, 409, 422);
    assertThat(problem.detail()).isEqualTo(reason.sentence()).endsWith(".");
  }

  @Test
  void givesEachCodeOnce() {
    Stream<ProblemType> types =
        Stream.concat(
            Arrays.stream(StandardProblem.values()), Arrays.stream(CommandProblem.values()));
    Stream<String> reasons =
        Arrays.stream(Reason.values())
            .map(reason -> Rejections.problem(new Rejection(reason)).code());
    assertThat(Stream.concat(types.map(ProblemType::code), reasons)).doesNotHaveDuplicates();
  }

  @Test
  void costsNoStack() {
    assertThat(new Rejection(Reason.EMAIL_TAKEN).getStackTrace()).isEmpty();
  }
}
