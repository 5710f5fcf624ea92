package dev.headgate.projector.sink;

import dev.headgate.projector.readdatabase.ReadDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/// Rows and positions in one transaction of the read database.
final class SinkTransaction {

  private static final String BOUND = SqlFile.read("bound_transaction.sql");

  private final ReadDatabase database;
  private final Positions positions;
  private final RowWriter writer;
  private final Parking parking;

  SinkTransaction(ReadDatabase database, Positions positions, RowWriter writer, Parking parking) {
    this.database = database;
    this.positions = positions;
    this.writer = writer;
    this.parking = parking;
  }

  /// From where to where a partition moves.
  record Step(long from, long to) {}

  /// What came of a transaction that was committed.
  ///
  /// @param fresh when the new events occurred
  /// @param parked how many rows the database did not take
  record Written(List<Instant> fresh, int parked) {}

  /// All rows or none of them; empty when a position stood elsewhere.
  Optional<Written> apply(ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, Step> steps)
      throws SQLException {
    return inTransaction(
        steps,
        connection -> {
          List<Instant> fresh = new ArrayList<>();
          for (RowWriter.Batch batch : writer.batches(records)) {
            fresh.addAll(writer.write(connection, batch));
          }
          return new Written(fresh, 0);
        });
  }

  /// The rows that the database takes; the others are parked.
  ///
  /// @param isRows which errors are a row's
  Optional<Written> applyWithCare(
      ConsumerRecords<byte[], byte[]> records,
      Map<TopicPartition, Step> steps,
      Predicate<Blame> isRows)
      throws SQLException {
    return inTransaction(
        steps,
        connection -> {
          Bisection bisection = new Bisection(connection, writer, isRows);
          for (RowWriter.Batch batch : writer.batches(records)) {
            bisection.write(batch);
          }
          // Before the commit: a crash between the two orders it again, never loses it.
          parking.order(bisection.parked());
          return new Written(bisection.fresh(), bisection.parked().size());
        });
  }

  private interface Work {
    Written write(Connection connection) throws SQLException;
  }

  private Optional<Written> inTransaction(Map<TopicPartition, Step> steps, Work work)
      throws SQLException {
    try (Connection connection = opened()) {
      try {
        // The positions first: a loser waits on the winner's row and then writes nothing.
        if (moveAll(connection, steps)) {
          Written written = work.write(connection);
          connection.commit();
          return Optional.of(written);
        }
        connection.rollback();
        return Optional.empty();
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    }
  }

  /// For a transaction that locks positions.
  private Connection opened() throws SQLException {
    Connection connection = database.connect();
    try (var bound = connection.prepareStatement(BOUND)) {
      connection.setAutoCommit(false);
      bound.execute();
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
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
    try (Connection connection = opened()) {
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
    try (Connection connection = opened()) {
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
