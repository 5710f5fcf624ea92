package dev.headgate.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PackagesTest {

  @ParameterizedTest
  @CsvSource({
    "dev.headgate.relay, true",
    "dev.headgate.relay.slot, true",
    "dev.headgate.relay.slot.Slot, true",
    "dev.headgate.relays, false",
    "dev.headgate, false",
    "io.dev.headgate.relay, false",
  })
  void aPackageStandsForItselfAndAllBelow(String name, boolean contained) {
    assertThat(Packages.of("dev.headgate.relay").contains(name)).isEqualTo(contained);
  }

  @Test
  void moreMayBeAddedWithoutChangingTheFirst() {
    Packages one = Packages.of("a");
    assertThat(one.and("b", "c").names()).containsExactly("a", "b", "c");
    assertThat(one.contains("b")).isFalse();
    assertThat(Packages.NONE.contains("a")).isFalse();
  }
}
