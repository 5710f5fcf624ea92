package dev.headgate.command.timeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.dispatch.Work;
import dev.headgate.command.exchange.Answer;
import dev.headgate.command.exchange.Request;
import dev.headgate.command.outbox.Transaction;
import dev.headgate.command.reading.EventJson;
import dev.headgate.process.json.UuidText;
import dev.headgate.process.postgres.SqlText;
import dev.headgate.process.problem.Refusal;
import dev.headgate.process.problem.StandardProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.result.ResultIterator;

/// What belongs together, as a tree by causation. Any thread may use it.
public final class Chain {

  public static final Set<String> PARAMETERS = Set.of("limit");

  private static final long LARGEST = 1_000;
  private static final long BYTES = 8L << 20;
  private static final int FETCHED_AT_ONCE = 50;
  private static final String CHAIN = SqlText.beside(Chain.class, "chain.sql");

  /// An event in its place.
  ///
  /// @param isOfMore whether the chain has events that were not asked for
  private record Link(ObjectNode json, int size, boolean isOfMore) {}

  /// `GET /api/v1/events/chain/{correlation_id}`.
  public Work chain(Request request) {
    UUID correlation = UuidText.read(request.path("correlation_id")).orElseThrow(Chain::missing);
    long limit = request.query().number("limit", 1, LARGEST).orElse(LARGEST);
    return transaction -> Answer.of(200, read(transaction, correlation, limit));
  }

  private static ObjectNode read(Transaction transaction, UUID correlation, long limit) {
    try (ResultIterator<Link> links =
        transaction
            .handle()
            .createQuery(CHAIN)
            .bind("correlation_id", correlation.toString())
            .bind("limit", limit)
            .setFetchSize(FETCHED_AT_ONCE)
            .map((row, _) -> link(row))
            .iterator()) {
      if (!links.hasNext()) {
        throw missing();
      }
      return body(correlation, links);
    }
  }

  private static ObjectNode body(UUID correlation, Iterator<Link> links) {
    ObjectNode body =
        JsonNodeFactory.instance.objectNode().put("correlation_id", correlation.toString());
    ArrayNode items = body.putArray("items");
    long bytes = 0;
    boolean isMore = false;
    while (links.hasNext()) {
      if (bytes > BYTES) {
        return body.put("truncated", true);
      }
      Link link = links.next();
      items.add(link.json());
      bytes += link.size();
      isMore = link.isOfMore();
    }
    return body.put("truncated", isMore);
  }

  private static Link link(ResultSet row) throws SQLException {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("depth", row.getInt("depth"))
            .put("parent_event_id", row.getString("parent_event_id"));
    json.set("event", EventJson.of(row));
    return new Link(json, EventJson.size(row), row.getBoolean("is_of_more"));
  }

  private static Refusal missing() {
    return Refusal.of(StandardProblem.NOT_FOUND, "No event has this correlation id.");
  }
}
