package dev.headgate.relay;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.relay.exit.RelayExit;
import dev.headgate.relay.position.Position;
import dev.headgate.relay.topic.EventTopics;
import dev.headgate.topic.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a catalogue with other aggregates than before means for the position: it knows the topics
/// that there were, and says nothing of those that are new.
///
/// A topic that the position does not know was never published to by us, so it may be made, or
/// taken as it is while it is empty; preflight refuses it otherwise. A topic that the position
/// knows is never made here: it was lost.
record Growth(Set<Topic> events, EventTopics topics) {

  private static final Logger LOG = LoggerFactory.getLogger(Growth.class);

  /// @throws ProcessFailure when the catalogue lacks aggregates whose topics are there
  Position of(Position position) {
    if (!position.origin().clusterId().equals(topics.clusterId())) {
      return position; // preflight refuses: nothing is to be made on a strange cluster
    }
    Set<String> known = position.origin().topicIds().keySet();
    Set<Topic> young = young(events, known);
    if (young.isEmpty()) {
      return position;
    }
    LOG.info("the catalogue has aggregates that are new here: {}", young);
    topics.create(young);
    Map<String, String> ids = new HashMap<>(topics.ids());
    ids.keySet().removeAll(known);
    return position.with(ids);
  }

  /// The topics that are new, if none of those that are known is missing.
  static Set<Topic> young(Set<Topic> events, Set<String> known) {
    Set<String> lost = new TreeSet<>(known);
    events.forEach(topic -> lost.remove(topic.name()));
    if (!lost.isEmpty()) {
      throw new ProcessFailure(
          RelayExit.CATALOGUE_SHRUNKEN,
          "The catalogue has no aggregate for the topics %s, which are published to."
              .formatted(lost),
          "Set CATALOGUE_DIR to the folder that has them: what was written is never unlearnt.");
    }
    return events.stream()
        .filter(topic -> !known.contains(topic.name()))
        .collect(Collectors.toSet());
  }
}
