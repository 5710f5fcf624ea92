package dev.headgate.house;

import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  @Test
  void keepsItsOwnRules() {
    HouseRules.of("dev.headgate.house").exposing("dev.headgate.house").check();
  }
}
