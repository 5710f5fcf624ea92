package dev.headgate.cli;

import dev.headgate.house.HouseRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  @Test
  void keepsTheRulesOfTheHouse() {
    HouseRules.of("dev.headgate.cli")
        .tablesIn(
            "dev.headgate.cli.demo", // owns none, but reads the public SQL face as users do
            "dev.headgate.cli.replay", // orders by the read database's functions
            "dev.headgate.cli.partition") // moves days as the log's owner
        .check();
  }
}
