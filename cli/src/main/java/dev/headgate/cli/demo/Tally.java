package dev.headgate.cli.demo;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/// What was sent and answered, counted by command; and which event became known when. Thread-safe.
final class Tally {

  /// An event some command was answered with.
  record Answered(UUID eventId, Instant at) {}

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final Collection<Answered> answered = new ConcurrentLinkedQueue<>();

  void count(String command, Answer answer) {
    counts.computeIfAbsent(command, _ -> new LongAdder()).increment();
    answer
        .body()
        .path("event_ids")
        .forEach(id -> answered.add(new Answered(UUID.fromString(id.asText()), answer.at())));
  }

  Map<String, Long> counts() {
    Map<String, Long> sorted = new TreeMap<>();
    counts.forEach((command, count) -> sorted.put(command, count.sum()));
    return sorted;
  }

  long total() {
    return counts.values().stream().mapToLong(LongAdder::sum).sum();
  }

  List<Answered> answered() {
    return List.copyOf(answered);
  }
}
