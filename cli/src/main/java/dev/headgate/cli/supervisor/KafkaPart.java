package dev.headgate.cli.supervisor;

import dev.headgate.cli.stack.ServiceName;
import dev.headgate.cli.stack.StackPlan;
import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.embedded.child.Watchdog;
import dev.headgate.embedded.kafka.Broker;
import dev.headgate.embedded.kafka.KafkaBroker;
import java.util.Set;

/// The Kafka broker, run from the cli's own class path.
record KafkaPart(StackPlan plan, Watchdog watchdog) implements Part {

  @Override
  public ServiceName name() {
    return ServiceName.KAFKA;
  }

  @Override
  public Set<ServiceName> after() {
    return Set.of();
  }

  @Override
  public ChildProcess launch(Restarts restarts) {
    Broker broker =
        new Broker(plan.state(name()), plan.ports().kafka(), System.getProperty("java.class.path"));
    return KafkaBroker.start(watchdog, broker).process();
  }

  @Override
  public boolean isReady() {
    return true; // launch returned: it serves until it ends
  }

  @Override
  public String endSignal() {
    return "TERM";
  }
}
