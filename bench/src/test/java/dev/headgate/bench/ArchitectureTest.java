package dev.headgate.bench;

import dev.headgate.house.HouseRule;
import dev.headgate.house.HouseRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  @Test
  void keepsTheRulesOfTheHouse() {
    HouseRules.of("dev.headgate.bench")
        .tablesIn("dev.headgate.bench.relay") // fills the outbox through its functions
        .tablesIn("dev.headgate.bench.partitions") // appends as any service does
        .tablesIn("dev.headgate.bench.rebuild") // asks and copies as an operator would
        .except(
            HouseRule.DEBEZIUM,
            "dev.headgate.bench.relay.PlainEngine",
            "the peer is Debezium without us")
        .except(HouseRule.TERMINAL, "dev.headgate.bench", "a program for a terminal, as the cli is")
        .check();
  }
}
