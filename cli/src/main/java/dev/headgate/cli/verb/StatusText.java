package dev.headgate.cli.verb;

import dev.headgate.cli.control.ServiceStatus;
import dev.headgate.cli.control.StackStatus;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A status for people, who read it aloud and paste it: without passwords. Those are in the JSON,
/// which programs take as it is.
final class StatusText {

  private static final Pattern PASSWORD = Pattern.compile("(?<=://)([^:/@]*):[^/]*@");

  private StatusText() {}

  static String of(StackStatus status) {
    String head = "%s   data directory %s".formatted(status.state(), status.dataDirectory());
    String services =
        status.services().entrySet().stream()
            .map(service -> line(service.getKey(), service.getValue()))
            .collect(Collectors.joining());
    return head + services;
  }

  private static String line(String name, ServiceStatus service) {
    String pid = service.pid() == null ? "" : "pid " + service.pid();
    String came = service.restarts() == 0 ? "" : "  restarts " + service.restarts();
    String exit = service.lastExitCode() == null ? "" : "  last exit " + service.lastExitCode();
    String problem = service.problem() == null ? "" : "  (" + service.problem() + ")";
    return "%n  %-20s %-9s %-12s %s%s%s%s"
        .formatted(name, service.state(), pid, withoutPassword(service.url()), came, exit, problem);
  }

  private static String withoutPassword(String url) {
    return PASSWORD.matcher(url).replaceFirst("$1:***@");
  }
}
