package dev.headgate.relay.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LsnTest {

  @ParameterizedTest
  @ValueSource(strings = {"0/0", "16/3002D50", "FFFFFFFF/FFFFFFFF"})
  void printsAsPostgresDoes(String text) {
    assertThat(Lsn.parse(text)).hasToString(text);
  }

  @Test
  void ordersBeyondTheSignOfALong() {
    assertThat(Lsn.parse("80000000/0")).isGreaterThan(Lsn.parse("7FFFFFFF/FFFFFFFF"));
  }

  @Test
  void refusesWhatIsNone() {
    assertThatThrownBy(() -> Lsn.parse("163002D50")).hasMessageContaining("no LSN");
  }
}
