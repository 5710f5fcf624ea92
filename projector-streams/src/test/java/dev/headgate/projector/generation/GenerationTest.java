package dev.headgate.projector.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class GenerationTest {

  private static final Generation THIRD = new Generation(3);

  @Test
  void sharesNoNameWithAnother() {
    assertThat(THIRD.application()).isEqualTo("headgate-fold-g3");
    assertThat(THIRD.group("rows")).isEqualTo("headgate-sink-rows-g3");
    assertThat(THIRD.stateTopic("user").name()).isEqualTo("headgate.g3.user.state");
    assertThat(THIRD.schema()).isEqualTo("projection_g3");
  }

  @Test
  void movesAStatementToItsOwnTables() {
    String statement = "INSERT INTO projection_g1.users SELECT FROM projection_g1.users";
    assertThat(THIRD.in(statement))
        .isEqualTo("INSERT INTO projection_g3.users SELECT FROM projection_g3.users");
    assertThat(Generation.FIRST.in(statement)).isEqualTo(statement);
  }

  @Test
  void isCountedFromOne() {
    assertThatThrownBy(() -> new Generation(0)).hasMessage("there is no generation 0");
  }
}
