package dev.headgate.command.timeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.cursor.Cursors;
import dev.headgate.command.dispatch.Work;
import dev.headgate.command.exchange.Answer;
import dev.headgate.command.exchange.Request;
import dev.headgate.command.outbox.Transaction;
import dev.headgate.command.reading.Aggregate;
import dev.headgate.command.reading.EventPages;
import dev.headgate.command.reading.Filter;
import dev.headgate.command.reading.Turn;
import dev.headgate.process.postgres.SqlText;
import java.util.Set;

/// An aggregate's events in the order of their versions. Any thread may use it.
public final class History {

  public static final Set<String> PARAMETERS = Turn.PARAMETERS;

  private static final String EXTENT = SqlText.beside(History.class, "extent.sql");

  private final Cursors cursors;
  private final EventPages pages;

  public History(Cursors cursors) {
    this.cursors = cursors;
    this.pages = new EventPages(cursors);
  }

  /// How far an aggregate goes.
  ///
  /// @param first the lowest version the log still has; 0 when it has none
  private record Extent(long head, long first) {}

  /// `GET /api/v1/events/aggregate/{aggregate_type}/{id}/history`.
  public Work history(Request request) {
    Aggregate aggregate = Aggregate.of(request);
    Turn turn = Turn.of(request, cursors);
    Filter filter = Filter.of(aggregate.type(), aggregate.id());
    return transaction -> {
      ObjectNode page = pages.read(transaction, filter, turn);
      Extent extent = extent(transaction, aggregate); // read last: not below what the page shows
      ObjectNode body =
          page.objectNode()
              .put("aggregate_type", aggregate.type())
              .put("aggregate_id", aggregate.id())
              .put("aggregate_version", extent.head())
              .put("first_version", extent.first() == 0 ? null : extent.first());
      body.setAll(page);
      return Answer.of(200, body).at(extent.head());
    };
  }

  private static Extent extent(Transaction transaction, Aggregate aggregate) {
    return transaction
        .handle()
        .createQuery(EXTENT)
        .bind("type", aggregate.type())
        .bind("id", aggregate.id())
        .map((row, _) -> new Extent(row.getLong("head"), row.getLong("first")))
        .findOne()
        .orElseThrow(Aggregate::missing);
  }
}
