package dev.headgate.command.processing;

import dev.headgate.command.cursor.Position;
import dev.headgate.command.outbox.Transaction;
import dev.headgate.command.processing.Step.EventKind;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/// How far a processor has begun everything, by kind of event. Confined to one transaction.
final class Marks {

  private static final ClasspathSqlLocator SQL = ClasspathSqlLocator.removingComments();

  private final Transaction transaction;
  private final String processor;
  private final Filter filter;

  Marks(Transaction transaction, String processor, Filter filter) {
    this.transaction = transaction;
    this.processor = processor;
    this.filter = filter;
  }

  /// The smallest of the marks the filter is about, and where the log still grows.
  record Bounds(Position mark, long horizon) {}

  Bounds bounds() {
    return filter
        .in(transaction.handle().createQuery(SQL.locate(Marks.class, "bounds")))
        .bind("processor", processor)
        .map((row, _) ->
            new Bounds(
                new Position(row.getLong("tx_id"), row.getLong("event_number")),
                row.getLong("horizon")))
        .one();
  }

  /// Moves the marks over a stretch that began at the smallest of them.
  void advance(Stretch stretch) {
    Map<EventKind, Position> neverBegun = stretch.neverBegun();
    List<EventKind> kinds = List.copyOf(neverBegun.keySet());
    List<Position> places = kinds.stream().map(neverBegun::get).toList();
    filter
        .in(transaction.handle().createUpdate(SQL.locate(Marks.class, "advance")))
        .bind("processor", processor)
        .bind("end_tx", stretch.end().transaction())
        .bind("end_number", stretch.end().eventNumber())
        .bindArray("aggregate_types", String.class, all(kinds, EventKind::aggregateType))
        .bindArray("event_types", String.class, all(kinds, EventKind::eventType))
        .bindArray("tx_ids", Long.class, all(places, Position::transaction))
        .bindArray("event_numbers", Long.class, all(places, Position::eventNumber))
        .execute();
  }

  private static <T, R> List<R> all(List<T> values, Function<T, R> part) {
    return values.stream().map(part).toList();
  }
}
