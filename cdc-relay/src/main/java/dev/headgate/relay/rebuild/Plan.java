package dev.headgate.relay.rebuild;

import dev.headgate.relay.position.Position;
import dev.headgate.relay.repair.Survey;
import dev.headgate.relay.slot.Lsn;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;

/// What is going to be rebuilt.
///
/// @param events how many there are for the topics now
public record Plan(Survey survey, SortedSet<String> topics, long events) {

  public boolean isNothing() {
    return topics.isEmpty();
  }

  /// The position when the topics are filled.
  ///
  /// A position that was there stays: the other topics stand at it. Without one all topics are
  /// filled, and stand at the floor.
  Position after(Lsn floor, Map<String, String> ids, Map<String, UUID> tails) {
    if (survey.position().isEmpty()) {
      return new Position(floor, tails, survey.originWith(ids));
    }
    Position before = survey.position().get();
    Map<String, String> allIds = new HashMap<>(before.origin().topicIds());
    Map<String, UUID> allTails = new HashMap<>(before.tails());
    Map<String, Lsn> floors = new HashMap<>(before.floors());
    for (String topic : topics) {
      allIds.put(topic, ids.getOrDefault(topic, ""));
      allTails.keySet().removeAll(Damage.tails(topic, before.tails()).keySet());
      floors.put(topic, floor);
    }
    allTails.putAll(tails);
    return new Position(before.y(), allTails, survey.originWith(allIds), floors);
  }
}
