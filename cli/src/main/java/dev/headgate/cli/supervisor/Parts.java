package dev.headgate.cli.supervisor;

import static dev.headgate.cli.stack.ServiceName.CDC_RELAY;
import static dev.headgate.cli.stack.ServiceName.COMMAND_SERVICE;
import static dev.headgate.cli.stack.ServiceName.KAFKA;
import static dev.headgate.cli.stack.ServiceName.POSTGRES_COMMAND;
import static dev.headgate.cli.stack.ServiceName.POSTGRES_READ;
import static dev.headgate.cli.stack.ServiceName.PROJECTOR_STREAMS;

import dev.headgate.cli.stack.StackPlan;
import dev.headgate.embedded.child.Watchdog;
import java.util.List;
import java.util.Set;

/// What the embedded stack is made of, and what waits for what.
final class Parts {

  private Parts() {}

  static List<Part> of(StackPlan plan, Watchdog watchdog) {
    return List.of(
        new PostgresPart(plan, watchdog, POSTGRES_COMMAND, "headgate_command"),
        new PostgresPart(plan, watchdog, POSTGRES_READ, "headgate_read"),
        new KafkaPart(plan, watchdog),
        new JvmPart(
            plan, watchdog, COMMAND_SERVICE, "dev.headgate.command.Main", Set.of(POSTGRES_COMMAND)),
        new JvmPart(
            plan,
            watchdog,
            CDC_RELAY,
            "dev.headgate.relay.Main",
            Set.of(COMMAND_SERVICE, KAFKA)), // the command service migrates and makes the slot
        new JvmPart(
            plan,
            watchdog,
            PROJECTOR_STREAMS,
            "dev.headgate.projector.Main",
            Set.of(POSTGRES_READ, KAFKA, CDC_RELAY))); // the relay makes the topics it reads
  }
}
