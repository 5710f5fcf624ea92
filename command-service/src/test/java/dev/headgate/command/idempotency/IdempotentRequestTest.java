package dev.headgate.command.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.process.problem.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdempotentRequestTest {

  @ParameterizedTest
  @ValueSource(strings = {"!", "8e03978e-40d5-43dd-bc93-6894a57f9324", "\"quoted\"", "~"})
  void takesVisibleAscii(String key) {
    assertThat(new IdempotentRequest(key, new byte[0]).key()).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\n", "\u00e4", "\u007f", "\u0000"})
  void refusesWhatCouldBeReadInTwoWays(String key) {
    assertThatThrownBy(() -> new IdempotentRequest(key, new byte[0])).isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 10_000})
  void refusesWhatIsTooLong(int length) {
    assertThat(new IdempotentRequest("k".repeat(255), new byte[0]).key()).hasSize(255);
    assertThatThrownBy(() -> new IdempotentRequest("k".repeat(length), new byte[0]))
        .isInstanceOf(Refusal.class);
  }
}
