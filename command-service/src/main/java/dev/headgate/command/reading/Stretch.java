package dev.headgate.command.reading;

import dev.headgate.command.reading.Filter.Processing;
import dev.headgate.command.reading.Turn.Order;
import dev.headgate.process.postgres.SqlText;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/// The statement that reads a stretch of the log and picks what was asked for.
record Stretch(Filter filter, Order order) {

  /// Rows: some tens of milliseconds.
  static final int LENGTH = 10_000;

  private static final String STEERING = SqlText.beside(Stretch.class, "steering.sql");
  static final String PAGE = SqlText.beside(Stretch.class, "page.sql");

  /// The query, without the place where it begins.
  Query query(Handle handle, int limit) {
    steer(handle);
    return bound(handle.createQuery(PAGE), limit);
  }

  /// Holds for the rest of the transaction.
  static void steer(Handle handle) {
    handle.execute(STEERING);
  }

  Query bound(Query query, int limit) {
    Way way = Way.of(filter);
    Processing processing = filter.processing();
    return query
        .configure(SqlStatements.class, config -> config.setUnusedBindingAllowed(true))
        .define("way", way.condition())
        .define("behind", way.behind(order))
        .define("order", way.order(order))
        .define("length", LENGTH)
        .bind("event_type", filter.subject().eventType())
        .bind("aggregate_type", filter.subject().aggregateType())
        .bind("aggregate_id", filter.subject().aggregateId())
        .bind("user_id", text(filter.links().userId()))
        .bind("correlation_id", text(filter.links().correlationId()))
        .bind("created_by", filter.links().createdBy())
        .bind("from", filter.span().from())
        .bind("to", filter.span().to())
        .bind("processor", processing == null ? null : processing.processor())
        .bind("processed", processing == null ? null : processing.isDone())
        .bind("limit", limit);
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }
}
