package dev.headgate.projector.sink;

import dev.headgate.projector.order.Order;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// Writes the records of one poll inside the caller's transaction. Applying them twice changes
/// nothing.
interface RowWriter {

  /// What is to be written, a batch for each statement.
  List<Batch> batches(ConsumerRecords<byte[], byte[]> records);

  /// Runs one statement. Returns when those events occurred that came as news, for the statistics.
  List<Instant> write(Connection connection, Batch batch) throws SQLException;

  /// The order that parks a row which the database does not take.
  Order parking(Row row, SQLException refusal);

  /// Rows of one statement.
  record Batch(String sql, List<Row> rows) {
    public Batch {
      rows = List.copyOf(rows);
    }

    Batch part(int from, int to) {
      return new Batch(sql, rows.subList(from, to));
    }

    String json() {
      return "[" + String.join(",", rows.stream().map(Row::json).toList()) + "]";
    }
  }

  /// A row and the record it came from.
  ///
  /// @param json with the columns as properties
  record Row(String json, ConsumerRecord<byte[], byte[]> record) {}
}
