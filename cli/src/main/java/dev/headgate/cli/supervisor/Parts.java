package dev.headgate.cli.supervisor;

import static dev.headgate.cli.stack.ServiceName.CDC_RELAY;
import static dev.headgate.cli.stack.ServiceName.COMMAND_SERVICE;
import static dev.headgate.cli.stack.ServiceName.KAFKA;
import static dev.headgate.cli.stack.ServiceName.POSTGRES_COMMAND;
import static dev.headgate.cli.stack.ServiceName.POSTGRES_READ;
import static dev.headgate.cli.stack.ServiceName.PROJECTOR_STREAMS;

import dev.headgate.cli.stack.ServiceName;
import dev.headgate.cli.stack.StackPlan;
import dev.headgate.embedded.child.Watchdog;
import java.util.List;
import java.util.Set;

/// What the embedded stack is made of, and what waits for what.
final class Parts {

  private final StackPlan plan;
  private final Watchdog watchdog;

  private Parts(StackPlan plan, Watchdog watchdog) {
    this.plan = plan;
    this.watchdog = watchdog;
  }

  static List<Part> of(StackPlan plan, Watchdog watchdog) {
    return plan.services().stream().map(new Parts(plan, watchdog)::part).toList();
  }

  private Part part(ServiceName name) {
    return switch (name) {
      case POSTGRES_COMMAND -> new PostgresPart(plan, watchdog, name, "headgate_command");
      case POSTGRES_READ -> new PostgresPart(plan, watchdog, name, "headgate_read");
      case KAFKA -> new KafkaPart(plan, watchdog);
      case COMMAND_SERVICE -> jvm(name, "dev.headgate.command.Main", POSTGRES_COMMAND);
      // The command service migrates and makes the slot.
      case CDC_RELAY -> jvm(name, "dev.headgate.relay.Main", COMMAND_SERVICE, KAFKA);
      case CDC_RELAY_2 -> jvm(name, "dev.headgate.relay.Main", CDC_RELAY); // and stands by
      // The relay makes the topics it reads.
      case PROJECTOR_STREAMS ->
          jvm(name, "dev.headgate.projector.Main", POSTGRES_READ, KAFKA, CDC_RELAY);
      // The first one migrates.
      case PROJECTOR_STREAMS_2 -> jvm(name, "dev.headgate.projector.Main", PROJECTOR_STREAMS);
    };
  }

  private Part jvm(ServiceName name, String main, ServiceName... after) {
    return new JvmPart(plan, watchdog, name, main, Set.of(after));
  }
}
