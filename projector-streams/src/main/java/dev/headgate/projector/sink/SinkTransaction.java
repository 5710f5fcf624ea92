package dev.headgate.projector.sink;

import dev.headgate.projector.readdatabase.ReadDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/// Rows and positions in one transaction of the read database.
final class SinkTransaction {

  private final ReadDatabase database;
  private final Positions positions;
  private final RowWriter writer;

  SinkTransaction(ReadDatabase database, Positions positions, RowWriter writer) {
    this.database = database;
    this.positions = positions;
    this.writer = writer;
  }

  /// From where to where a partition moves.
  record Step(long from, long to) {}

  /// When the new events occurred, once all of it is committed; empty when a position stood
  /// elsewhere.
  Optional<List<Instant>> apply(
      ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, Step> steps)
      throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      try {
        // The positions first: a loser waits on the winner's row and then writes nothing.
        if (moveAll(connection, steps)) {
          List<Instant> fresh = writer.write(connection, records);
          connection.commit();
          return Optional.of(fresh);
        }
        connection.rollback();
        return Optional.empty();
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    }
  }

  private boolean moveAll(Connection connection, Map<TopicPartition, Step> steps)
      throws SQLException {
    List<TopicPartition> sorted =
        steps.keySet().stream().sorted(Comparator.comparing(TopicPartition::toString)).toList();
    for (TopicPartition at : sorted) {
      Step step = steps.getOrDefault(at, new Step(0, 0));
      if (!positions.move(connection, at, step.from(), step.to())) {
        return false;
      }
    }
    return true;
  }

  /// Brings the positions in line with the topics before the first poll.
  void begin(Beginning beginning) throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      try {
        beginning.apply(connection, positions);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    }
  }

  /// Obeys operators' orders, all of them or none.
  ///
  /// @return where the ordered partitions stand then; empty when one stood elsewhere than `stored`
  Optional<Map<TopicPartition, Long>> obey(Resets resets, Map<TopicPartition, Long> stored)
      throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      try {
        Map<TopicPartition, Long> then = resets.obey(connection, positions, stored);
        if (then.size() < resets.offsets().size()) {
          connection.rollback();
          return Optional.empty();
        }
        connection.commit();
        return Optional.of(then);
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    }
  }

  /// Where each partition stands.
  Map<TopicPartition, Long> read(Collection<TopicPartition> assigned) throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      Map<TopicPartition, Long> found = new HashMap<>();
      for (TopicPartition at : assigned) {
        found.put(at, positions.read(connection, at));
      }
      connection.commit();
      return found;
    }
  }

  private static void rollBack(Connection connection, Exception because) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }
}
