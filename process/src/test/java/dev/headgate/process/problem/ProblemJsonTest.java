package dev.headgate.process.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ProblemJsonTest {

  @Test
  void writesTheMembersOfTheStandardAndItsOwn() {
    Problem problem = Problem.of(StandardProblem.NOT_FOUND, "Look elsewhere.");
    assertThat(ProblemJson.write(problem).toString())
        .isEqualTo(
            "{\"type\":\"https://headgate.dev/problems/not_found\",\"title\":\"There is nothing"
                + " here\",\"status\":404,\"code\":\"not_found\",\"detail\":\"Look elsewhere.\"}");
  }

  @Test
  void pointsAtEachField() {
    Problem problem =
        Refusal.of(
                StandardProblem.INVALID_FIELDS,
                "Correct them.",
                List.of(new FieldError("/a~1b", "is required"), new FieldError("", "is empty")))
            .problem();
    assertThat(ProblemJson.write(problem).required("errors").toString())
        .isEqualTo(
            "[{\"pointer\":\"/a~1b\",\"detail\":\"is required\"},{\"pointer\":\"\",\"detail\":\"is"
                + " empty\"}]");
  }

  @ParameterizedTest
  @EnumSource
  void hasForEachTypeAStatusACodeAndATitle(StandardProblem type) {
    Problem problem = Problem.of(type, "x");
    assertThat(problem.status()).isBetween(400, 599);
    assertThat(problem.code()).isEqualTo(type.name().toLowerCase(Locale.ROOT)).matches("[a-z_]+");
    assertThat(problem.title()).isNotBlank().doesNotEndWith(".");
    assertThat(problem.passes()).isEqualTo(problem.status() == 503);
  }

  @Test
  void costsNoStack() {
    assertThat(Refusal.of(StandardProblem.BUSY, "x").getStackTrace()).isEmpty();
  }
}
