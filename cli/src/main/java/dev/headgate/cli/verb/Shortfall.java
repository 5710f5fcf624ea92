package dev.headgate.cli.verb;

import dev.headgate.cli.control.ServiceStatus;
import dev.headgate.cli.control.StackStatus;
import java.util.Map;
import java.util.Optional;

/// What keeps a stack from being up, told of the first service that is not: the others may only be
/// waiting for it.
final class Shortfall {

  private Shortfall() {}

  static Optional<String> of(StackStatus status) {
    return status.services().entrySet().stream()
        .filter(service -> !service.getValue().state().equals("up"))
        .findFirst()
        .map(Shortfall::of);
  }

  private static String of(Map.Entry<String, ServiceStatus> service) {
    ServiceStatus status = service.getValue();
    String exit = status.lastExitCode() == null ? "" : ", last exit " + status.lastExitCode();
    String problem = status.problem() == null ? "" : ", " + status.problem();
    return "%s is %s%s%s: see headgate logs %s"
        .formatted(service.getKey(), status.state(), exit, problem, service.getKey());
  }
}
