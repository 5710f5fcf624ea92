package dev.headgate.verification.log;

import static java.util.stream.Collectors.toSet;

import dev.headgate.verification.evidence.Command;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.LoggedEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// I1: an acknowledged transaction is in the outbox, a failed one is not, an unknown one is there
/// as a whole or not at all; and nothing is there that nobody wrote.
public final class Acknowledgements {

  private Acknowledgements() {}

  public static List<Finding> check(List<Command> commands, List<LoggedEvent> log) {
    Set<UUID> logged = log.stream().map(LoggedEvent::id).collect(toSet());
    Set<UUID> unexplained = new HashSet<>(logged);
    List<Finding> findings = new ArrayList<>();
    for (Command command : commands) {
      long there = command.events().stream().filter(logged::contains).count();
      unexplained.removeAll(new HashSet<>(command.events()));
      boolean whole = there == command.events().size();
      boolean kept =
          switch (command.outcome()) {
            case OK -> whole;
            case FAILED -> there == 0;
            case UNKNOWN -> whole || there == 0;
          };
      if (!kept) {
        findings.add(Finding.of("I1", "%d events in the outbox of %s".formatted(there, command)));
      }
    }
    unexplained.forEach(id -> findings.add(Finding.of("I1", "nobody wrote " + id)));
    return findings;
  }
}
