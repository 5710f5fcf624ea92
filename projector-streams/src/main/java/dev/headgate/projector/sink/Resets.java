package dev.headgate.projector.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What operators ordered with Kafka's tools: to read partitions again from an offset.
///
/// One that stands where the partition is has been obeyed before, by a sink that died before it
/// could mirror it back: nothing is read between the two.
///
/// @param group the consumer group whose offsets were reset
record Resets(String group, Map<TopicPartition, Long> offsets) {

  private static final Logger LOG = LoggerFactory.getLogger(Resets.class);
  private static final String RECORD = SqlFile.read("record_reset.sql");

  /// Moves what is to be moved back, inside the caller's transaction.
  ///
  /// @param stored where the partitions stood before the resets were read
  /// @return where each ordered partition stands then; fewer when one stands elsewhere by now
  Map<TopicPartition, Long> obey(
      Connection connection, Positions positions, Map<TopicPartition, Long> stored)
      throws SQLException {
    Map<TopicPartition, Long> then = new HashMap<>();
    for (Map.Entry<String, TopicPartition> entry : sorted().entrySet()) {
      TopicPartition at = entry.getValue();
      long ordered = offsets.getOrDefault(at, 0L);
      long stands = stored.getOrDefault(at, 0L);
      if (ordered > stands) {
        refuse(connection, at, ordered, stands);
        then.put(at, stands);
      } else if (ordered == stands) {
        then.put(at, stands);
      } else if (positions.move(connection, at, stands, ordered)) {
        LOG.warn("an order is obeyed, group={} at={} from={} to={}", group, at, stands, ordered);
        record(connection, "offset_order_obeyed", at, ordered, stands);
        then.put(at, ordered);
      }
    }
    return then;
  }

  // Locks are met in the order in which transactions that write meet them.
  private TreeMap<String, TopicPartition> sorted() {
    TreeMap<String, TopicPartition> sorted = new TreeMap<>();
    offsets.keySet().forEach(at -> sorted.put(at.toString(), at));
    return sorted;
  }

  private void refuse(Connection connection, TopicPartition at, long ordered, long stands)
      throws SQLException {
    LOG.error(
        "an order is refused: it would skip records that were never written,"
            + " group={} at={} from={} to={}",
        group,
        at,
        stands,
        ordered);
    record(connection, "offset_order_refused", at, ordered, stands);
  }

  private void record(
      Connection connection, String action, TopicPartition at, long ordered, long stood)
      throws SQLException {
    try (var insert = connection.prepareStatement(RECORD)) {
      insert.setString(1, action);
      insert.setString(2, group);
      insert.setString(3, at.topic());
      insert.setInt(4, at.partition());
      insert.setLong(5, ordered);
      insert.setLong(6, stood);
      insert.executeUpdate();
    }
  }
}
