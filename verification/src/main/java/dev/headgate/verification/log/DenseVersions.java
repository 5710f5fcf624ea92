package dev.headgate.verification.log;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.LoggedEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// I2: versions are 1..n, dense and unique per aggregate.
public final class DenseVersions {

  private DenseVersions() {}

  /// A whole log.
  public static List<Finding> check(List<LoggedEvent> log) {
    return check(
        log.stream()
            .collect(groupingBy(LoggedEvent::aggregate, mapping(LoggedEvent::version, toList()))));
  }

  /// The versions of some aggregates, all of each.
  public static List<Finding> check(Map<Aggregate, List<Long>> versions) {
    return versions.entrySet().stream()
        .filter(entry -> !isDense(entry.getValue()))
        .map(entry ->
            Finding.of("I2", entry.getKey(), "has the versions " + shown(entry.getValue())))
        .toList();
  }

  public static boolean isDense(List<Long> versions) {
    return versions.stream()
        .sorted()
        .toList()
        .equals(LongStream.rangeClosed(1, versions.size()).boxed().toList());
  }

  private static String shown(List<Long> versions) {
    List<Long> sorted = versions.stream().sorted().toList();
    return sorted.size() <= 20
        ? sorted.toString()
        : "%d to %d, %d in all".formatted(sorted.getFirst(), sorted.getLast(), sorted.size());
  }
}
