package dev.headgate.cli.supervisor;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How often a service came back by itself, by the exit code that had ended it. Immutable.
record Restarts(SortedMap<Integer, Integer> byExitCode) {

  static final Restarts NONE = new Restarts(new TreeMap<>());

  Restarts {
    byExitCode = Collections.unmodifiableSortedMap(new TreeMap<>(byExitCode));
  }

  Restarts after(int exitCode) {
    SortedMap<Integer, Integer> more = new TreeMap<>(byExitCode);
    more.merge(exitCode, 1, Integer::sum);
    return new Restarts(more);
  }

  int count() {
    return byExitCode.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// What the service is told, for its own metrics: it cannot know how its predecessors ended.
  Map<String, String> environment() {
    return byExitCode.isEmpty()
        ? Map.of()
        : Map.of(
            "HEADGATE_RESTARTS",
            byExitCode.entrySet().stream()
                .map(exit -> exit.getKey() + ":" + exit.getValue())
                .collect(Collectors.joining(",")));
  }
}
