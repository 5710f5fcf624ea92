package dev.headgate.relay.checker;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.stream.LongStream;

/// I2: versions are 1..n, dense and unique per aggregate.
final class DenseVersions {

  private DenseVersions() {}

  static List<Finding> check(List<LoggedEvent> log) {
    return log.stream()
        .collect(groupingBy(LoggedEvent::aggregate, mapping(LoggedEvent::version, toList())))
        .entrySet()
        .stream()
        .filter(entry -> !dense(entry.getValue()))
        .map(entry -> new Finding("I2", entry.getKey() + " has the versions " + entry.getValue()))
        .toList();
  }

  private static boolean dense(List<Long> versions) {
    return versions.stream()
        .sorted()
        .toList()
        .equals(LongStream.rangeClosed(1, versions.size()).boxed().toList());
  }
}
