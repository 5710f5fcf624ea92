package dev.headgate.projector.sink;

import dev.headgate.projector.topic.TopicIdentities;
import dev.headgate.projector.topic.TopicPartitions;
import dev.headgate.topic.Topic;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where a sink begins when the process starts.
///
/// @param ingested how far the group's mirror says an earlier read database had been; tells healed
///   rows from new ones, never a position
record Beginning(TopicIdentities topics, Map<TopicPartition, Long> ingested) {

  private static final Logger LOG = LoggerFactory.getLogger(Beginning.class);

  /// Brings the sink's rows in line with its topics, inside the caller's transaction: a topic that
  /// the database knows nothing of begins at 0, and so does one that was made anew. It has come
  /// with the catalogue, or the database is from before that.
  ///
  /// @throws dev.headgate.process.exit.ProcessFailure when some rows are there and others are
  ///   missing
  void apply(Connection connection, Positions positions) throws SQLException {
    positions.lock(connection);
    Map<TopicPartition, Optional<UUID>> found = positions.find(connection, topics.ids().keySet());
    for (Map.Entry<Topic, UUID> topic : topics.ids().entrySet()) {
      if (found.keySet().stream().noneMatch(at -> at.topic().equals(topic.getKey().name()))) {
        create(connection, positions, topic.getKey(), topic.getValue());
      } else {
        check(positions, topic.getKey(), found);
        identify(connection, positions, topic.getKey(), topic.getValue(), found);
      }
    }
    for (Map.Entry<TopicPartition, Long> before : ingested.entrySet()) {
      positions.raiseIngested(connection, before.getKey(), before.getValue());
    }
  }

  private void create(Connection connection, Positions positions, Topic topic, UUID id)
      throws SQLException {
    for (TopicPartition at : TopicPartitions.of(topic)) {
      positions.create(connection, at, id);
    }
  }

  private static void check(
      Positions positions, Topic topic, Map<TopicPartition, Optional<UUID>> found) {
    for (TopicPartition at : TopicPartitions.of(topic)) {
      if (!found.containsKey(at)) {
        throw positions.missing(at);
      }
    }
  }

  private static void identify(
      Connection connection,
      Positions positions,
      Topic topic,
      UUID id,
      Map<TopicPartition, Optional<UUID>> found)
      throws SQLException {
    Map<TopicPartition, UUID> strange = new HashMap<>();
    found.forEach((at, stored) ->
        stored
            .filter(other -> at.topic().equals(topic.name()) && !other.equals(id))
            .ifPresent(other -> strange.put(at, other)));
    positions.adopt(connection, topic, id);
    if (!strange.isEmpty()) {
      LOG.warn(
          "{} was made anew: it is {} and was {}; sink {} reads it from its beginning",
          topic,
          id,
          strange.values(),
          positions.sink());
      positions.beginAgain(connection, topic, id);
    }
  }
}
