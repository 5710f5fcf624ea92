package dev.headgate.projector.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// Writes the records of one poll inside the caller's transaction. Applying them twice changes
/// nothing. Returns when those events occurred that came as news, for the statistics.
interface RowWriter {

  List<Instant> write(Connection connection, ConsumerRecords<byte[], byte[]> records)
      throws SQLException;
}
