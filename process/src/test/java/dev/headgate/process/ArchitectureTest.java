package dev.headgate.process;

import dev.headgate.house.HouseRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  @Test
  void keepsTheRulesOfTheHouse() {
    HouseRules.of("dev.headgate.process")
        .exposing("dev.headgate.process") // every service stands on it
        .check();
  }
}
