package dev.headgate.projector.lookup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.event.AggregateId;
import dev.headgate.process.postgres.SqlText;
import dev.headgate.process.query.Page;
import dev.headgate.projector.exchange.Answer;
import dev.headgate.projector.exchange.Request;
import dev.headgate.projector.paging.Cursor;
import dev.headgate.projector.paging.RowJson;
import dev.headgate.projector.readdatabase.TenantReads;
import java.util.List;
import java.util.Set;

/// What belongs to a user, the newest id first. Any thread may use it.
final class Listing {

  static final Set<String> PARAMETERS = Set.of(Page.PARAMETER, Cursor.PARAMETER);

  private static final String SESSIONS = SqlText.beside(Listing.class, "sessions_of_user.sql");
  private static final String API_KEYS = SqlText.beside(Listing.class, "api_keys_of_user.sql");

  /// Beyond every id by the order of bytes.
  private static final String BEYOND = "~";

  private final TenantReads reads;

  Listing(TenantReads reads) {
    this.reads = reads;
  }

  Answer sessions(Request request) {
    return list(request, SESSIONS, "session_id");
  }

  Answer apiKeys(Request request) {
    return list(request, API_KEYS, "key_id");
  }

  private Answer list(Request request, String sql, String key) {
    AggregateId user = Subject.of(request, "user", request.path("id"));
    Page page = Page.of(request.query());
    String below =
        Cursor.of(request.query(), key, 1).map(cursor -> id(user, cursor)).orElse(BEYOND);
    List<ObjectNode> rows =
        reads.read(
            user.tenant(),
            handle ->
                handle
                    .createQuery(sql)
                    .bind("user", user.id())
                    .bind("below", below)
                    .bind("limit", page.toRead())
                    .map(RowJson.MAPPER)
                    .list());
    return Answer.of(
        200,
        page.body(rows, row -> new Cursor(key, List.of(row.required(key).textValue())).text()));
  }

  private static String id(AggregateId user, Cursor cursor) {
    return cursor.read(key -> new AggregateId(user.tenant(), user.type(), key.getFirst()).id());
  }
}
