package dev.headgate.relay.position;

import dev.headgate.relay.slot.Lsn;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// How far the log is on the topics.
///
/// @param y LSN of the END of the last transaction that is
/// @param tails the event id of the last record of each event partition that has one, by
///   `topic-partition`
/// @param origin what Y is a position of; Y means nothing elsewhere
/// @param floors by event topic that was filled from the table: where its stream goes on. Most have
///   none
public record Position(Lsn y, Map<String, UUID> tails, Origin origin, Map<String, Lsn> floors) {

  public Position {
    tails = Map.copyOf(tails);
    floors = Map.copyOf(floors);
  }

  /// A position whose topics were all filled from the log.
  public Position(Lsn y, Map<String, UUID> tails, Origin origin) {
    this(y, tails, origin, Map.of());
  }

  /// The same place, with event topics that nothing was published to yet.
  public Position with(Map<String, String> newTopicIds) {
    Map<String, String> ids = new HashMap<>(origin.topicIds());
    ids.putAll(newTopicIds);
    Origin grown =
        new Origin(origin.systemIdentifier(), origin.timeline(), origin.clusterId(), ids);
    return new Position(y, tails, grown, floors);
  }

  /// The two systems between which the position holds.
  ///
  /// @param topicIds Kafka's ids of the event topics, by name: a topic that was deleted and made
  ///   anew has another one
  public record Origin(
      String systemIdentifier, long timeline, String clusterId, Map<String, String> topicIds) {
    public Origin {
      topicIds = Map.copyOf(topicIds);
    }
  }
}
