package dev.headgate.projector;

import dev.headgate.house.HouseRule;
import dev.headgate.house.HouseRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  @Test
  void keepsTheRulesOfTheHouse() {
    HouseRules.of("dev.headgate.projector")
        .pureIn(
            "dev.headgate.projector.projection.Evolution",
            "dev.headgate.projector.projection.ProjectedRow",
            "dev.headgate.projector.projection.RowHead")
        .tablesIn(
            "dev.headgate.projector.sink",
            "dev.headgate.projector.lookup",
            "dev.headgate.projector.paging",
            "dev.headgate.projector.deadletter",
            "dev.headgate.projector.readdatabase",
            "dev.headgate.projector.generation",
            "dev.headgate.projector.comparison",
            "dev.headgate.projector.rebuild")
        .except(
            HouseRule.VISIBILITY,
            "dev.headgate.projector.fold.BoundedMemory",
            "Kafka Streams makes it by its class")
        .except(
            HouseRule.VISIBILITY,
            "dev.headgate.projector.setting.Throttle",
            "Kafka's consumer makes it by its class")
        .check();
  }
}
