package dev.headgate.relay;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.process.exit.StandardExit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What an operator asked for.
sealed interface RepairOrder {

  /// Nothing is changed by a dry run.
  boolean dryRun();

  /// Makes topics anew from the outbox.
  ///
  /// @param topics empty for those that need it
  record RebuildTopics(Set<String> topics, boolean dryRun) implements RepairOrder {}

  /// Makes the slot anew and publishes what the topics lack.
  record RecreateSlot(boolean dryRun) implements RepairOrder {}

  /// Brings a restored or promoted copy up to what the topics hold.
  record Reconcile(boolean dryRun) implements RepairOrder {}

  /// Reads the words of a command line.
  ///
  /// @throws ProcessFailure when they are no order
  static RepairOrder parse(String... words) {
    Deque<String> rest = new ArrayDeque<>(List.of(words));
    String verb = rest.isEmpty() ? "" : rest.pop();
    boolean dryRun = rest.removeIf("--dry-run"::equals);
    RepairOrder order =
        switch (verb) {
          case "rebuild-topics" -> new RebuildTopics(topics(rest), dryRun);
          case "recreate-slot" -> new RecreateSlot(dryRun);
          case "reconcile" -> new Reconcile(dryRun);
          default -> throw unusable("'%s' is no repair.".formatted(verb));
        };
    if (!rest.isEmpty()) {
      throw unusable(rest + " says nothing to " + verb + ".");
    }
    return order;
  }

  private static Set<String> topics(Deque<String> rest) {
    Set<String> topics = new TreeSet<>();
    while (!rest.isEmpty() && rest.peek().startsWith("--topic")) {
      String word = rest.pop();
      if (word.startsWith("--topic=")) {
        topics.add(word.substring("--topic=".length()));
      } else if (word.equals("--topic") && !rest.isEmpty()) {
        topics.add(rest.pop());
      } else {
        throw unusable("'" + word + "' does not name a topic.");
      }
    }
    return topics;
  }

  private static ProcessFailure unusable(String why) {
    return new ProcessFailure(
        StandardExit.CONFIGURATION,
        why,
        "It is rebuild-topics [--topic T]... [--dry-run], recreate-slot [--dry-run], or"
            + " reconcile [--dry-run].");
  }
}
