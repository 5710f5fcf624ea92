package dev.headgate.cli.verb;

import dev.headgate.cli.control.ServiceStatus;
import dev.headgate.cli.control.StackStatus;
import java.util.Locale;
import java.util.Map;

/// A start in one line, narrow enough for any terminal: a line that wraps cannot be drawn over.
final class ProgressLine {

  private ProgressLine() {}

  static String of(StackStatus status, double seconds) {
    Map<String, ServiceStatus> services = status.services();
    long up = services.values().stream().filter(ProgressLine::isUp).count();
    String next =
        services.entrySet().stream()
            .filter(service -> !isUp(service.getValue()))
            .map(service -> service.getKey() + " " + service.getValue().state())
            .findFirst()
            .orElse("");
    return String.format(
        Locale.ROOT,
        "starting %s%s %d/%d %3.0f s  %s",
        "■".repeat((int) up),
        "·".repeat(services.size() - (int) up),
        up,
        services.size(),
        seconds,
        next);
  }

  private static boolean isUp(ServiceStatus service) {
    return service.state().equals("up");
  }
}
