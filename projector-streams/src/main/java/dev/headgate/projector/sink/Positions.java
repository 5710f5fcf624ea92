package dev.headgate.projector.sink;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.projector.failure.ProjectorExit;
import dev.headgate.topic.Topic;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/// The rows of one sink in `sink_position`. Each call is part of the caller's transaction.
record Positions(String sink) {

  private static final String LOCK = SqlFile.read("lock_sink.sql");
  private static final String FIND = SqlFile.read("find_positions.sql");
  private static final String CREATE = SqlFile.read("create_position.sql");
  private static final String ADOPT = SqlFile.read("adopt_topic.sql");
  private static final String AGAIN = SqlFile.read("begin_topic_again.sql");
  private static final String RAISE = SqlFile.read("raise_ingested.sql");
  private static final String MOVE = SqlFile.read("move_position.sql");
  private static final String READ = SqlFile.read("read_position.sql");

  /// Lets one instance after the other begin.
  void lock(Connection connection) throws SQLException {
    try (var lock = connection.prepareStatement(LOCK)) {
      lock.setString(1, sink);
      lock.execute();
    }
  }

  /// Every row there is of these topics, with the id of its topic where it is known.
  Map<TopicPartition, Optional<UUID>> find(Connection connection, Collection<Topic> topics)
      throws SQLException {
    Map<TopicPartition, Optional<UUID>> rows = new HashMap<>();
    try (var find = connection.prepareStatement(FIND)) {
      find.setString(1, sink);
      find.setArray(
          2, connection.createArrayOf("text", topics.stream().map(Topic::name).toArray()));
      try (var found = find.executeQuery()) {
        while (found.next()) {
          rows.put(
              new TopicPartition(found.getString(1), found.getInt(2)),
              Optional.ofNullable(found.getObject(3, UUID.class)));
        }
      }
    }
    return rows;
  }

  void create(Connection connection, TopicPartition at, UUID topicId) throws SQLException {
    try (var create = connection.prepareStatement(CREATE)) {
      create.setString(1, sink);
      create.setString(2, at.topic());
      create.setInt(3, at.partition());
      create.setObject(4, topicId);
      create.executeUpdate();
    }
  }

  /// Gives rows that have none the id of their topic.
  void adopt(Connection connection, Topic topic, UUID topicId) throws SQLException {
    update(connection, ADOPT, topic, topicId);
  }

  /// Sets a topic's rows to 0 in the topic of that id.
  void beginAgain(Connection connection, Topic topic, UUID topicId) throws SQLException {
    update(connection, AGAIN, topic, topicId);
  }

  /// Notes that an earlier state of the database had been further than this one is.
  void raiseIngested(Connection connection, TopicPartition at, long ingestedBelow)
      throws SQLException {
    try (var raise = connection.prepareStatement(RAISE)) {
      raise.setLong(1, ingestedBelow);
      raise.setString(2, sink);
      raise.setString(3, at.topic());
      raise.setInt(4, at.partition());
      raise.setLong(5, ingestedBelow);
      raise.setLong(6, ingestedBelow);
      raise.executeUpdate();
    }
  }

  private void update(Connection connection, String sql, Topic topic, UUID topicId)
      throws SQLException {
    try (var update = connection.prepareStatement(sql)) {
      update.setObject(1, topicId);
      update.setString(2, sink);
      update.setString(3, topic.name());
      update.executeUpdate();
    }
  }

  /// @throws ProcessFailure when the row is missing
  long read(Connection connection, TopicPartition at) throws SQLException {
    try (var read = connection.prepareStatement(READ)) {
      read.setString(1, sink);
      read.setString(2, at.topic());
      read.setInt(3, at.partition());
      try (var found = read.executeQuery()) {
        if (found.next()) {
          return found.getLong(1);
        }
      }
    }
    throw missing(at);
  }

  ProcessFailure missing(TopicPartition at) {
    return new ProcessFailure(
        ProjectorExit.POSITION_MISSING,
        "headgate.sink_position has no row of " + sink + " for " + at + ".",
        "Restore the row, or delete all rows of this sink: then it begins again and heals.");
  }

  /// Whether the position stood where the caller believes, and was moved. `false` means another
  /// owner or a restored database.
  boolean move(Connection connection, TopicPartition at, long from, long to) throws SQLException {
    try (var move = connection.prepareStatement(MOVE)) {
      move.setLong(1, to);
      move.setString(2, sink);
      move.setString(3, at.topic());
      move.setInt(4, at.partition());
      move.setLong(5, from);
      return move.executeUpdate() == 1;
    }
  }
}
