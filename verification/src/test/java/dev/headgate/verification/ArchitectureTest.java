package dev.headgate.verification;

import dev.headgate.house.HouseRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  @Test
  void keepsTheRulesOfTheHouse() {
    HouseRules.of("dev.headgate.verification")
        .pureIn("dev.headgate.verification.evidence")
        .tablesIn( // owns none, but reads what the databases show to administrators
            "dev.headgate.verification.database",
            "dev.headgate.verification.log",
            "dev.headgate.verification.progress",
            "dev.headgate.verification.readmodel")
        .exposing("dev.headgate.verification") // the cli and the tests of faults stand on it
        .check();
  }
}
