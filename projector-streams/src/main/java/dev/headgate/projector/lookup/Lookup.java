package dev.headgate.projector.lookup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.event.AggregateId;
import dev.headgate.process.postgres.SqlText;
import dev.headgate.projector.exchange.Answer;
import dev.headgate.projector.exchange.Request;
import dev.headgate.projector.paging.RowJson;
import dev.headgate.projector.readdatabase.TenantReads;
import java.util.Set;

/// One aggregate by its id. Any thread may use it.
final class Lookup {

  static final Set<String> PARAMETERS = Set.of(Waiting.MIN_VERSION, Waiting.LONGEST);

  private static final String USER = SqlText.beside(Lookup.class, "user.sql");
  private static final String SESSION = SqlText.beside(Lookup.class, "session.sql");
  private static final String API_KEY = SqlText.beside(Lookup.class, "api_key.sql");
  private static final String STATE = SqlText.beside(Lookup.class, "state.sql");

  private final TenantReads reads;
  private final Waiting waiting;

  Lookup(TenantReads reads, Waiting waiting) {
    this.reads = reads;
    this.waiting = waiting;
  }

  Answer user(Request request) {
    return find(request, Subject.of(request, "user", request.path("id")), USER);
  }

  Answer session(Request request) {
    return find(request, Subject.of(request, "session", request.path("id")), SESSION);
  }

  Answer apiKey(Request request) {
    return find(request, Subject.of(request, "api_key", request.path("id")), API_KEY);
  }

  Answer state(Request request) {
    String type = request.path("aggregate_type");
    return find(request, Subject.of(request, type, request.path("id")), STATE);
  }

  private Answer find(Request request, AggregateId aggregate, String sql) {
    waiting.await(aggregate, request.query());
    ObjectNode row =
        reads
            .read(
                aggregate.tenant(),
                handle ->
                    handle
                        .createQuery(sql)
                        .bind("type", aggregate.type())
                        .bind("id", aggregate.id())
                        .map(RowJson.MAPPER)
                        .findOne())
            .orElseThrow(Subject::missing);
    return Answer.of(200, row).at(row.required("aggregate_version").longValue());
  }
}
