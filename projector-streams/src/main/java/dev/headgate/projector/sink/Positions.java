package dev.headgate.projector.sink;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.projector.failure.ProjectorExit;
import dev.headgate.topic.Topic;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.kafka.common.TopicPartition;

/// The rows of one sink in `sink_position`. Each call is part of the caller's transaction.
record Positions(String sink) {

  private static final String MOVE = SqlFile.read("move_position.sql");
  private static final String READ = SqlFile.read("read_position.sql");
  private static final String COUNT = SqlFile.read("count_positions.sql");
  private static final String CREATE = SqlFile.read("create_positions.sql");

  /// Starts a topic at 0 when it has no row at all: a new or wiped read database.
  void ensure(Connection connection, Topic topic) throws SQLException {
    try (var count = connection.prepareStatement(COUNT)) {
      count.setString(1, sink);
      count.setString(2, topic.name());
      try (var found = count.executeQuery()) {
        if (found.next() && found.getInt(1) == 0) {
          create(connection, topic);
        }
      }
    }
  }

  private void create(Connection connection, Topic topic) throws SQLException {
    try (var create = connection.prepareStatement(CREATE)) {
      create.setString(1, sink);
      create.setString(2, topic.name());
      create.setInt(3, topic.partitions());
      create.executeUpdate();
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
    throw new ProcessFailure(
        ProjectorExit.POSITION_MISSING,
        "headgate.sink_position has no row of " + sink + " for " + at + ".",
        "Restore the row, or delete all rows of this sink and topic to begin again.");
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
