package dev.headgate.command.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headgate.process.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PreconditionTest {

  @Test
  void demandsNothingWithoutAHeader() {
    assertHolds(Precondition.parse(null), 0);
    assertHolds(Precondition.parse(null), 7);
  }

  @Test
  void demandsThatTheAggregateExists() {
    assertHolds(Precondition.parse(" * "), 1);
    assertFails(Precondition.parse("*"), 0);
  }

  @Test
  void demandsOneVersion() {
    Precondition third = Precondition.parse("\"3\"");
    assertHolds(third, 3);
    assertFails(third, 2);
    assertFails(third, 4);
    assertFails(third, 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "3",
        "\"\"",
        "\"0\"",
        "\"03\"",
        "\"-1\"",
        "W/\"3\"",
        "\"3\", \"4\"",
        "\"x\"",
        "\"9999999999999999999\""
      })
  void refusesWhatItCannotCompare(String header) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> Precondition.parse(header));
    assertThat(refusal).as(header).isNotNull();
    assertThat(refusal.problem().code()).isEqualTo("invalid_header");
  }

  private static void assertHolds(Precondition precondition, long version) {
    assertThatCode(() -> precondition.check(version)).doesNotThrowAnyException();
  }

  private static void assertFails(Precondition precondition, long version) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> precondition.check(version));
    assertThat(refusal).isNotNull();
    assertThat(refusal.problem().status()).isEqualTo(412);
  }
}
