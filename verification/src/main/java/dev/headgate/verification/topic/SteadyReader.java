package dev.headgate.verification.topic;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.headgate.verification.evidence.Finding;
import dev.headgate.verification.evidence.PublishedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// I6: what a reader saw while it all happened is, partition by partition, how the topics begin:
/// nothing twice, nothing left out, nothing that was taken back.
public final class SteadyReader {

  private record Partition(String topic, int number) {}

  private record Step(long offset, UUID id) {}

  private SteadyReader() {}

  /// Compares what a reader has seen with what is there.
  ///
  /// @param topics as they are now, from where the reader began
  public static List<Finding> check(List<PublishedEvent> topics, List<PublishedEvent> reader) {
    Map<Partition, List<Step>> there = steps(topics);
    List<Finding> findings = new ArrayList<>();
    steps(reader)
        .forEach((partition, seen) -> {
          List<Step> all = there.getOrDefault(partition, List.of());
          if (seen.size() > all.size() || !all.subList(0, seen.size()).equals(seen)) {
            findings.add(
                Finding.of(
                    "I6",
                    "a reader saw another sequence in %s-%d"
                        .formatted(partition.topic(), partition.number())));
          }
        });
    return findings;
  }

  private static Map<Partition, List<Step>> steps(List<PublishedEvent> events) {
    return events.stream()
        .collect(
            groupingBy(
                event -> new Partition(event.place().topic(), event.place().partition()),
                mapping(event -> new Step(event.place().offset(), event.id()), toList())));
  }
}
