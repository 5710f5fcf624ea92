package dev.headgate.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServiceNameTest {

  @Test
  void isFoundByTheNamePeopleType() {
    assertThat(ServiceName.named("cdc-relay")).isEqualTo(ServiceName.CDC_RELAY);
  }

  @ParameterizedTest
  @CsvSource({
    "kafak, kafka",
    "relay, cdc-relay",
    "projector, projector-streams",
    "command, command-service",
    "postgres-raed, postgres-read"
  })
  void guessesWhatWasMeant(String typed, String meant) {
    assertThatThrownBy(() -> ServiceName.named(typed))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("there is no service '" + typed + "': did you mean " + meant + "?");
  }
}
