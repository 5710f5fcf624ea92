package dev.headgate.projector.sink;

import java.sql.Connection;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// Writes the records of one poll inside the caller's transaction. Applying them twice changes
/// nothing.
interface RowWriter {

  void write(Connection connection, ConsumerRecords<byte[], byte[]> records) throws SQLException;
}
