package dev.headgate.cli.supervisor;

import dev.headgate.cli.control.Controls;
import dev.headgate.cli.control.ServiceStatus;
import dev.headgate.cli.control.StackStatus;
import dev.headgate.cli.stack.ServiceName;
import dev.headgate.cli.stack.StackFailure;
import dev.headgate.cli.stack.StackPlan;
import dev.headgate.embedded.child.Watchdog;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// Runs a whole stack and obeys the verbs. Thread-safe.
public final class Supervisor implements Controls, AutoCloseable {

  private static final Set<ServiceName> SERVERS =
      Set.of(ServiceName.POSTGRES_COMMAND, ServiceName.POSTGRES_READ, ServiceName.KAFKA);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final StackPlan plan;
  private final Map<ServiceName, Supervised> services = new EnumMap<>(ServiceName.class);
  private final CountDownLatch ending = new CountDownLatch(1);

  /// @param pulse how often a service is asked for a sign of life
  Supervisor(StackPlan plan, List<Part> parts, Duration pulse) {
    this.plan = plan;
    parts.forEach(
        part -> services.put(part.name(), new Supervised(part, this::mayBeFollowed, pulse)));
  }

  /// The services of an embedded stack.
  public static Supervisor of(StackPlan plan, Watchdog watchdog) {
    return new Supervisor(plan, Parts.of(plan, watchdog), Pulse.INTERVAL);
  }

  /// Starts everything; returns at once.
  public void begin() {
    services.values().forEach(Supervised::begin);
  }

  private boolean mayBeFollowed(ServiceName name) {
    Supervised service = services.get(name);
    return service != null && service.hasHadItsChance();
  }

  @Override
  public StackStatus status() {
    Map<String, ServiceStatus> shown = new LinkedHashMap<>();
    services.forEach((name, service) -> shown.put(name.label(), service.status(plan.url(name))));
    return new StackStatus(
        state(), plan.directory().root().toString(), ProcessHandle.current().pid(), faces(), shown);
  }

  private String state() {
    Collection<ServiceState> states = services.values().stream().map(Supervised::state).toList();
    if (ending.getCount() == 0) {
      return "stopping";
    }
    if (states.stream().allMatch(ServiceState.UP::equals)) {
      return "up";
    }
    boolean onlyStarting =
        states.stream().allMatch(s -> s == ServiceState.UP || s == ServiceState.STARTING);
    return onlyStarting ? "starting" : "degraded";
  }

  private StackStatus.Faces faces() {
    return new StackStatus.Faces(
        plan.url(ServiceName.COMMAND_SERVICE),
        plan.url(ServiceName.KAFKA),
        plan.url(ServiceName.POSTGRES_COMMAND),
        plan.url(ServiceName.POSTGRES_READ));
  }

  @Override
  public void stop(ServiceName name) {
    Supervised service = service(name);
    service.want(false);
    Instant deadline = Instant.now().plus(PATIENCE);
    while (service.state() != ServiceState.STOPPED) {
      if (Instant.now().isAfter(deadline)) {
        throw new StackFailure(name.label() + " does not stop", "see headgate logs");
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new StackFailure("interrupted", "ask again");
    }
  }

  @Override
  public void start(ServiceName name) {
    service(name).want(true);
  }

  private Supervised service(ServiceName name) {
    Supervised service = services.get(name);
    if (service == null) {
      throw new StackFailure(name.label() + " is not part of this stack", "see headgate status");
    }
    return service;
  }

  @Override
  public void down() {
    ending.countDown();
  }

  /// Waits until somebody wants the stack down.
  public void awaitDown() throws InterruptedException {
    ending.await();
  }

  /// Ends the services first, then the servers they write to.
  @Override
  public void close() {
    ending.countDown();
    close(services.keySet().stream().filter(name -> !SERVERS.contains(name)).toList());
    close(services.keySet().stream().filter(SERVERS::contains).toList());
  }

  private void close(List<ServiceName> names) {
    names.forEach(name -> service(name).close());
    for (ServiceName name : names) {
      service(name).join();
    }
  }
}
