package dev.headgate.command.reading;

import dev.headgate.command.cursor.Cursors;
import dev.headgate.command.dispatch.Work;
import dev.headgate.command.exchange.Answer;
import dev.headgate.command.exchange.Request;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The list of all events. Any thread may use it.
public final class EventList {

  /// Those of the query that mean something here.
  public static final Set<String> PARAMETERS =
      Stream.of(Filter.PARAMETERS, Turn.PARAMETERS)
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private final Cursors cursors;
  private final EventPages pages;

  public EventList(Cursors cursors) {
    this.cursors = cursors;
    this.pages = new EventPages(cursors);
  }

  /// `GET /api/v1/events`.
  public Work list(Request request) {
    Filter filter = Filter.of(request.query());
    Turn turn = Turn.of(request, cursors);
    return transaction -> Answer.of(200, pages.read(transaction, filter, turn));
  }
}
