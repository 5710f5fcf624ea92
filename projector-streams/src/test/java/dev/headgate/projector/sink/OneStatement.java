package dev.headgate.projector.sink;

import dev.headgate.projector.order.Order;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// A writer that has one statement to run, whatever it is given.
record OneStatement(Statement statement) implements RowWriter {

  interface Statement {
    void run(Connection connection) throws SQLException;
  }

  @Override
  public List<Batch> batches(ConsumerRecords<byte[], byte[]> records) {
    return List.of(new Batch("", List.of()));
  }

  @Override
  public List<Instant> write(Connection connection, Batch batch) throws SQLException {
    statement.run(connection);
    return List.of();
  }

  @Override
  public Order parking(Row row, SQLException refusal) {
    throw new AssertionError("it has no rows");
  }
}
