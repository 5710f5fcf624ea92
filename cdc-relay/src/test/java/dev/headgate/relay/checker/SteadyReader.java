package dev.headgate.relay.checker;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// I6: what a reader saw while it all happened is, partition by partition, how the topics begin:
/// nothing twice, nothing left out, nothing that was taken back.
final class SteadyReader {

  private record Step(long offset, UUID id) {}

  private SteadyReader() {}

  static List<Finding> check(List<PublishedEvent> topics, List<PublishedEvent> reader) {
    Map<String, List<Step>> there = steps(topics);
    List<Finding> findings = new ArrayList<>();
    steps(reader)
        .forEach((partition, seen) -> {
          List<Step> all = there.getOrDefault(partition, List.of());
          if (seen.size() > all.size() || !all.subList(0, seen.size()).equals(seen)) {
            findings.add(new Finding("I6", "a reader saw another sequence in " + partition));
          }
        });
    return findings;
  }

  private static Map<String, List<Step>> steps(List<PublishedEvent> events) {
    return events.stream()
        .collect(
            groupingBy(
                event -> event.place().partition(),
                mapping(event -> new Step(event.place().offset(), event.id()), toList())));
  }
}
