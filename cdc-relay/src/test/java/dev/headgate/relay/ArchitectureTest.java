package dev.headgate.relay;

import dev.headgate.house.HouseRule;
import dev.headgate.house.HouseRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  @Test
  void keepsTheRulesOfTheHouse() {
    HouseRules.of("dev.headgate.relay")
        .tablesIn(
            "dev.headgate.relay.slot",
            "dev.headgate.relay.heartbeat",
            "dev.headgate.relay.lock",
            "dev.headgate.relay.snapshot",
            "dev.headgate.relay.reconciliation")
        .except(
            HouseRule.VISIBILITY,
            "dev.headgate.relay.engine.PositionStore",
            "the engine makes it by its class name")
        .except(
            HouseRule.VISIBILITY,
            "dev.headgate.relay.publish.CrashPoint",
            "tests end the process at these moments")
        .check();
  }
}
