package dev.headgate.command;

import dev.headgate.house.HouseRule;
import dev.headgate.house.HouseRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  @Test
  void keepsTheRulesOfTheHouse() {
    HouseRules.of("dev.headgate.command")
        .pureIn(
            "dev.headgate.command.rejection",
            "dev.headgate.command.user",
            "dev.headgate.command.session",
            "dev.headgate.command.apikey",
            "dev.headgate.command.audit")
        .tablesIn(
            "dev.headgate.command.outbox",
            "dev.headgate.command.credential",
            "dev.headgate.command.idempotency",
            "dev.headgate.command.journal",
            "dev.headgate.command.processing",
            "dev.headgate.command.bookmark",
            "dev.headgate.command.reading",
            "dev.headgate.command.timeline",
            "dev.headgate.command.statistics",
            "dev.headgate.command.health",
            "dev.headgate.command.upkeep",
            "dev.headgate.command.refold",
            "dev.headgate.command.migration") // Flyway and the preflight
        .exposing("dev.headgate.command.migration") // tests of other modules prepare databases
        .except(
            HouseRule.VISIBILITY,
            "dev.headgate.command.audit.AuditCommand",
            "the commands nested in it are made by handlers elsewhere")
        .except(
            HouseRule.VISIBILITY,
            "dev.headgate.command.session.SessionCommand",
            "the commands nested in it are made by handlers elsewhere")
        .check();
  }
}
