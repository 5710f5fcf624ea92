package dev.headgate.command.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.command.rejection.Reason;
import dev.headgate.command.rejection.Rejection;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ProblemJsonTest {

  @Test
  void writesTheMembersOfTheStandardAndItsOwn() {
    Problem problem = Problem.of(ProblemType.NOT_FOUND, "Look elsewhere.");
    assertThat(ProblemJson.write(problem).toString())
        .isEqualTo(
            "{\"type\":\"https://headgate.dev/problems/not_found\",\"title\":\"There is nothing"
                + " here\",\"status\":404,\"code\":\"not_found\",\"detail\":\"Look elsewhere.\"}");
  }

  @Test
  void pointsAtEachField() {
    Problem problem =
        Refusal.of(
                ProblemType.INVALID_FIELDS,
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
  void hasForEachTypeAStatusACodeAndATitle(ProblemType type) {
    Problem problem = Problem.of(type, "x");
    assertThat(problem.status()).isBetween(400, 599);
    assertThat(problem.code()).isEqualTo(type.name().toLowerCase(Locale.ROOT)).matches("[a-z_]+");
    assertThat(problem.title()).isNotBlank().doesNotEndWith(".");
    assertThat(problem.passes()).isEqualTo(problem.status() == 503);
  }

  @ParameterizedTest
  @EnumSource
  void tellsEachReasonOfTheBusinessAsAClientsFault(Reason reason) {
    Problem problem = Problem.of(new Rejection(reason));
    assertThat(problem.status()).isIn(404, 409, 422);
    assertThat(problem.detail()).isEqualTo(reason.sentence()).endsWith(".");
  }

  @Test
  void givesEachCodeOnce() {
    Stream<String> types = Arrays.stream(ProblemType.values()).map(ProblemType::code);
    Stream<String> reasons =
        Arrays.stream(Reason.values()).map(reason -> Problem.of(new Rejection(reason)).code());
    assertThat(Stream.concat(types, reasons)).doesNotHaveDuplicates();
  }

  @Test
  void costsNoStack() {
    assertThat(Refusal.of(ProblemType.BUSY, "x").getStackTrace()).isEmpty();
    assertThat(new Rejection(Reason.EMAIL_TAKEN).getStackTrace()).isEmpty();
  }
}
