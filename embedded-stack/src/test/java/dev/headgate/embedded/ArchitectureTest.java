package dev.headgate.embedded;

import dev.headgate.house.HouseRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  @Test
  void keepsTheRulesOfTheHouse() {
    HouseRules.of("dev.headgate.embedded")
        .exposing("dev.headgate.embedded") // other modules run on it
        .tablesIn("dev.headgate.embedded.postgres") // creates databases
        .check();
  }
}
