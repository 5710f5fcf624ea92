package dev.headgate.projector.sink;

import dev.headgate.projector.order.Order;
import dev.headgate.projector.sink.RowWriter.Batch;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Writes what the database takes of a batch and finds the rest by halves, inside one transaction.
final class Bisection {

  private final Connection connection;
  private final RowWriter writer;
  private final Predicate<Blame> isRows;
  private final List<Instant> fresh = new ArrayList<>();
  private final List<Order> parked = new ArrayList<>();

  /// @param isRows which errors are a row's; others end it
  Bisection(Connection connection, RowWriter writer, Predicate<Blame> isRows) {
    this.connection = connection;
    this.writer = writer;
    this.isRows = isRows;
  }

  void write(Batch batch) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      fresh.addAll(writer.write(connection, batch));
      connection.releaseSavepoint(before);
    } catch (SQLException e) {
      if (!isRows.test(Blame.of(e))) {
        throw e;
      }
      connection.rollback(before);
      divide(batch, e);
    }
  }

  private void divide(Batch batch, SQLException refusal) throws SQLException {
    int size = batch.rows().size();
    if (size == 1) {
      parked.add(writer.parking(batch.rows().getFirst(), refusal));
    } else {
      write(batch.part(0, size / 2));
      write(batch.part(size / 2, size));
    }
  }

  List<Instant> fresh() {
    return fresh;
  }

  /// The orders for the rows that were refused.
  List<Order> parked() {
    return parked;
  }
}
