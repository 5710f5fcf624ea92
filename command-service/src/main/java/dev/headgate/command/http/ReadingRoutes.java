package dev.headgate.command.http;

import dev.headgate.catalogue.Catalogue;
import dev.headgate.command.cursor.Cursors;
import dev.headgate.command.dispatch.Handler;
import dev.headgate.command.reading.EventList;
import dev.headgate.command.statistics.EventStatistics;
import dev.headgate.command.statistics.EventTypes;
import dev.headgate.command.timeline.Chain;
import dev.headgate.command.timeline.History;
import dev.headgate.command.timeline.PastState;
import dev.headgate.process.http.BodyRule;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Set;

/// What can be asked of the log.
public final class ReadingRoutes {

  private static final String AGGREGATE = "/api/v1/events/aggregate/{aggregate_type}/{id}";

  private final Catalogue catalogue;
  private final Cursors cursors;

  public ReadingRoutes(Catalogue catalogue, Cursors cursors) {
    this.catalogue = catalogue;
    this.cursors = cursors;
  }

  List<Route> routes() {
    return List.of(
        route("listEvents", "/api/v1/events", EventList.PARAMETERS, new EventList(cursors)::list),
        route("listEventTypes", "/api/v1/events/types", Set.of(), new EventTypes(catalogue)::types),
        route(
            "getEventStats",
            "/api/v1/events/stats",
            EventStatistics.PARAMETERS,
            new EventStatistics()::statistics),
        route(
            "getHistory",
            AGGREGATE + "/history",
            History.PARAMETERS,
            new History(cursors)::history),
        route("getPastState", AGGREGATE + "/state", PastState.PARAMETERS, new PastState()::state),
        route(
            "getChain",
            "/api/v1/events/chain/{correlation_id}",
            Chain.PARAMETERS,
            new Chain()::chain));
  }

  private static Route route(String name, String path, Set<String> parameters, Handler handler) {
    return Route.question(name, HandlerType.GET, path, BodyRule.NONE, handler).reading(parameters);
  }
}
