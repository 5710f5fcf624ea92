package dev.headgate.event;

import dev.headgate.house.HouseRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  private static final String[] PACKAGES = {
    "dev.headgate.event",
    "dev.headgate.payload",
    "dev.headgate.catalogue",
    "dev.headgate.topic",
    "dev.headgate.cloudevents",
    "dev.headgate.compatibility",
    "dev.headgate.asyncapi",
  };

  @Test
  void keepsTheRulesOfTheHouse() {
    HouseRules.of(PACKAGES)
        .exposing(PACKAGES) // the contract that the other modules meet in
        .pureIn("dev.headgate.event", "dev.headgate.topic")
        .check();
  }
}
