package dev.headgate.command.statistics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.command.dispatch.Work;
import dev.headgate.command.exchange.Answer;
import dev.headgate.command.exchange.Request;
import dev.headgate.process.postgres.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Events by type and by day. Any thread may use it.
public final class EventStatistics {

  public static final Set<String> PARAMETERS = Set.of("days");

  private static final long USUAL = 7;
  private static final long MOST = 366;
  private static final String SUMS = SqlText.beside(EventStatistics.class, "sums.sql");

  /// How many events there are on a day, or of a type: one of both is null.
  private record Sum(@Nullable String day, @Nullable Type type, long events) {}

  private record Type(String aggregateType, String eventType) {}

  /// `GET /api/v1/events/stats`.
  public Work statistics(Request request) {
    long days = request.query().number("days", 1, MOST).orElse(USUAL);
    return transaction ->
        Answer.of(
            200,
            body(
                transaction
                    .handle()
                    .createQuery(SUMS)
                    .bind("days", days)
                    .map((row, _) -> sum(row))
                    .list()));
  }

  private static Sum sum(ResultSet row) throws SQLException {
    String eventType = row.getString("event_type");
    return new Sum(
        row.getString("day"),
        eventType == null ? null : new Type(row.getString("aggregate_type"), eventType),
        row.getLong("events"));
  }

  private static ObjectNode body(List<Sum> sums) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode byDay = JsonNodeFactory.instance.arrayNode();
    ArrayNode byType = JsonNodeFactory.instance.arrayNode();
    long count = 0;
    for (Sum sum : sums) {
      if (sum.day() != null) {
        byDay.addObject().put("day", sum.day()).put("count", sum.events());
        count += sum.events();
      } else if (sum.type() != null) {
        byType
            .addObject()
            .put("aggregate_type", sum.type().aggregateType())
            .put("event_type", sum.type().eventType())
            .put("count", sum.events());
      }
    }
    body.put("count", count).set("by_day", byDay);
    return body.set("by_type", byType);
  }
}
